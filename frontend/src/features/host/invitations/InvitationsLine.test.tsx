import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { FakeServer } from "../../../testing/fakeServer";
import { pollOf, tallyOf } from "../../../testing/polls";
import { words } from "../words/en";
import { InvitationsLine } from "./InvitationsLine";

const NOTHING = { made: 0, spent: 0 as number | null, waiting: 0, sent: 0, failedAddresses: [] as string[] };

afterEach(() => window.history.replaceState(null, "", "/"));

function show(over: Partial<typeof NOTHING> = {}, poll: Parameters<typeof pollOf>[0] = {}) {
  const held = { ...NOTHING, ...over };
  const answer = () => {
    const { made, spent, waiting, sent, failedAddresses } = held;
    const invitations = { waiting, sent, failed: failedAddresses.length, failedAddresses };
    return {
      __typename: "Poll",
      id: "p",
      ballotCodes: { __typename: "CodeCount", made, spent },
      invitations: { __typename: "Invitations", ...invitations },
    };
  };
  const server = new FakeServer()
    .answer("Invitations", () => ({ poll: answer() }))
    .answer("InviteVoters", ({ addresses }) => {
      const invited = (addresses as string[]).length;
      Object.assign(held, { made: held.made + invited, waiting: invited, failedAddresses: [] });
      return { inviteVoters: { __typename: "InvitedVoters", invited, poll: answer() } };
    })
    .answer("VoidInvitations", () => {
      held.made = 1;
      return { voidUnspentCodes: { __typename: "VoidedCodes", voided: 2, poll: answer() } };
    });
  server.render(<InvitationsLine poll={pollOf({ id: "p", ...poll })} />);
  return { server, held };
}

const open = async () => {
  await userEvent.click(screen.getByRole("button", { name: words.invitationsOpen }));
  return within(await screen.findByRole("dialog"));
};
const asked = (server: FakeServer) =>
  server.asked.filter(({ name }) => name === "InviteVoters").map(({ variables }) => variables);

test("a pasted list is sent, told of, and gone from the field", async () => {
  const { server } = show();
  await screen.findByText(words.invitationsSoFar(0, 0));
  const dialog = await open();
  const list = dialog.getByLabelText<HTMLTextAreaElement>(new RegExp(words.invitationsList));
  await userEvent.click(list);
  await userEvent.paste("Anna Lee <anna@example.org>, bob@example.org\nANNA@example.org");
  await userEvent.click(dialog.getByRole("button", { name: words.invitationsSend(2) }));
  expect(asked(server)).toEqual([
    { pollId: "p", addresses: ["anna@example.org", "bob@example.org"], language: "en" },
  ]);
  await dialog.findByText(words.invitationsSoFar(2, 0), { exact: false });
  dialog.getByText(words.invitationsWay({ waiting: 2, sent: 0, failed: 0 }));
  expect(list.value).toBe("");
});

test("what is no address is named before anything is sent", async () => {
  const { server } = show();
  const dialog = await open();
  await userEvent.click(dialog.getByLabelText(new RegExp(words.invitationsList)));
  await userEvent.paste("anna@example.org\nbob at example");
  await userEvent.click(dialog.getByRole("button", { name: words.invitationsSend(1) }));
  expect(dialog.getByRole("alert").textContent).toBe(words.invitationsWrong(["bob at example"]));
  expect(asked(server)).toEqual([]);
});

test("a host who is a guest is told where to sign in, and the list stays", async () => {
  window.history.replaceState(null, "", "/ABC234/host");
  const { server } = show();
  const refusal = { code: "SIGN_IN_REQUIRED", message: "x", path: null, retryAfterSeconds: null };
  server.answer("InviteVoters", () => ({ inviteVoters: { __typename: "Refusal", ...refusal } }));
  const dialog = await open();
  const list = dialog.getByLabelText<HTMLTextAreaElement>(new RegExp(words.invitationsList));
  await userEvent.click(list);
  await userEvent.paste("anna@example.org");
  await userEvent.click(dialog.getByRole("button", { name: words.invitationsSend(1) }));
  const way = await dialog.findByRole("link", { name: words.invitationsSignIn });
  expect(way.getAttribute("href")).toBe("/sign-in?next=%2FABC234%2Fhost");
  expect(list.value).toBe("anna@example.org");
});

test("those that could not be reached are named, and tried again at a press", async () => {
  const { server } = show({ made: 3, sent: 2, failedAddresses: ["gone@example.org"] });
  await screen.findByText(words.invitationsWay({ waiting: 0, sent: 2, failed: 1 }));
  const dialog = await open();
  dialog.getByText("gone@example.org");
  await userEvent.click(dialog.getByRole("button", { name: words.invitationsAgain }));
  expect(asked(server)).toEqual([{ pollId: "p", addresses: ["gone@example.org"], language: "en" }]);
});

test("unused invitations are taken back only after a question", async () => {
  const { server } = show({ made: 3, spent: 1 });
  const dialog = await open();
  await userEvent.click(await dialog.findByRole("button", { name: words.invitationsVoidAct }));
  expect(server.count("VoidInvitations")).toBe(0);
  dialog.getByText(words.invitationsVoid);
  await userEvent.click(dialog.getByRole("button", { name: words.invitationsVoidAct }));
  await dialog.findByText(words.invitationsSoFar(1, 1), { exact: false });
});

test("of a secret poll it is not told how many have voted, and a closed one invites nobody", async () => {
  show({ made: 4, spent: null, sent: 4 }, { tally: tallyOf([0, 0], { state: "CLOSED" }) });
  await screen.findByText(words.invitationsSoFar(4, null), { exact: false });
  expect(screen.queryByRole("button", { name: words.invitationsOpen })).toBeNull();
});
