import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { FakeServer } from "../../testing/fakeServer";
import { pollOf, roomOf, tallyOf, voteFor } from "../../testing/polls";
import { words as shared } from "../../ui/words/en";
import { words as ballotWords } from "./ballot/words/en";
import { forgetCode, keptCode } from "./keptCode";
import { Participant } from "./Participant";
import { words } from "./words/en";

const CODE = "GXP-PTE-NSG-MV8-VX3-RS4";
const policy = { ...pollOf().policy, electorate: "BALLOT_CODE" as const };
const refusal = (code: "BALLOT_CODE_REQUIRED" | "BALLOT_CODE_INVALID" | "NOT_OPEN") => ({
  __typename: "Refusal" as const,
  code,
  message: "x",
  path: ["ballotCode"],
  retryAfterSeconds: null,
});

afterEach(() => {
  forgetCode("p");
  window.history.replaceState(null, "", "/");
});

/** The voter's page of a poll by ballot code, of whoever has shown none so far. */
function show(over: Partial<ReturnType<typeof pollOf>> = {}) {
  const poll = pollOf({
    policy,
    viewerMayVote: false,
    viewerMayNotVoteBecause: refusal("BALLOT_CODE_REQUIRED"),
    ...over,
  });
  const server = new FakeServer()
    .answer("RoomByCode", () => ({ room: roomOf(poll) }))
    .answer("PollById", () => ({ poll }))
    .answer("CastVote", () => ({
      castVote: {
        __typename: "CastVotePayload",
        status: "NEW",
        ballotKey: null,
        vote: voteFor("a"),
        poll: pollOf({ policy, viewerVote: voteFor("a"), tally: tallyOf([1, 0]) }),
      },
    }));
  const page = server.render(<Participant joinCode="ABC234" unknown={null} onTitle={vi.fn()} />);
  return { server, ...page };
}

const field = () => screen.findByLabelText<HTMLInputElement>(ballotWords.code);
const pick = () => userEvent.click(screen.getByRole("radio", { name: "The forest" }));
const vote = () => userEvent.click(screen.getByRole("button", { name: "Vote for The forest" }));
const sent = (server: FakeServer) =>
  server.asked.filter(({ name }) => name === "CastVote").map(({ variables }) => variables.input);

test("the code of a card's link is in the field, votes, and is then forgotten", async () => {
  window.history.replaceState(null, "", `/ABC234#code=${CODE}&poll=p`);
  const { server } = show();
  await waitFor(async () => expect((await field()).value).toBe(CODE));
  expect(window.location.hash).toBe("");
  await pick();
  await vote();
  await screen.findByText(words.recorded);
  expect(sent(server)).toEqual([expect.objectContaining({ ballotCode: CODE })]);
  expect(keptCode("p")).toBe("");
});

test("a code that is typed survives a reload, and is sent as it is printed", async () => {
  const first = show();
  await userEvent.type(await field(), CODE.toLowerCase().replaceAll("-", " "));
  first.unmount();
  const { server } = show();
  await field();
  await pick();
  await vote();
  await waitFor(() => expect(sent(server)).toEqual([expect.objectContaining({ ballotCode: CODE })]));
});

test("without a code the button says what is left; half a code is told at its field and goes nowhere", async () => {
  const { server } = show();
  await field();
  await pick();
  screen.getByRole<HTMLButtonElement>("button", { name: ballotWords.codeFirst });
  await userEvent.type(await field(), "GXP-PTE");
  await vote();
  expect((await screen.findByRole("alert")).textContent).toBe(ballotWords.codeWrong);
  expect((await field()).getAttribute("aria-invalid")).toBe("true");
  expect(document.activeElement).toBe(await field());
  await userEvent.type(await field(), "-N");
  expect(screen.queryByRole("alert")).toBeNull();
  expect(sent(server)).toEqual([]);
});

test("a blank vote needs the code too", async () => {
  const { server } = show();
  await field();
  await userEvent.click(screen.getByRole("button", { name: ballotWords.none }));
  expect((await screen.findByRole("alert")).textContent).toBe(ballotWords.codeFirst);
  expect(sent(server)).toEqual([]);
});

test("a code that the server refuses is told at its field, with the choice kept, until another is written", async () => {
  const { server } = show();
  server.answer("CastVote", () => ({ castVote: refusal("BALLOT_CODE_INVALID") }));
  await userEvent.type(await field(), CODE);
  await pick();
  await vote();
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toBe(shared.refusals.BALLOT_CODE_INVALID);
  expect((await field()).value).toBe(CODE);
  expect(document.activeElement).toBe(await field());
  expect(screen.getByRole<HTMLInputElement>("radio", { name: "The forest" }).checked).toBe(true);
  await userEvent.type(await field(), "{Backspace}");
  expect(screen.queryByRole("alert")).toBeNull();
});

test("a vote on a dead connection waits with its code", async () => {
  const { server } = show();
  server.answer("CastVote", () => {
    throw new TypeError("Failed to fetch");
  });
  await userEvent.type(await field(), CODE);
  await pick();
  await vote();
  await screen.findByText(words.waiting);
  expect(JSON.parse(sessionStorage.getItem("livetally.vote.p") ?? "")).toMatchObject({ ballotCode: CODE });
});

test("whoever has voted by a code is asked for none, nor is anyone where none is needed", async () => {
  const voted = show({ viewerVote: voteFor("a"), viewerMayVote: true, viewerMayNotVoteBecause: null });
  await screen.findByText(words.recorded);
  await userEvent.click(screen.getByRole("button", { name: words.change }));
  expect(screen.queryByLabelText(ballotWords.code)).toBeNull();
  voted.unmount();
  show({ policy: { ...policy, electorate: "ANYONE" }, viewerMayNotVoteBecause: null });
  await screen.findByRole("radio", { name: "The forest" });
  expect(screen.queryByLabelText(ballotWords.code)).toBeNull();
});

test("before voting opens the code can be written already", async () => {
  show({
    state: "DRAFT",
    tally: tallyOf([0, 0], { state: "DRAFT" }),
    viewerMayNotVoteBecause: refusal("NOT_OPEN"),
  });
  await userEvent.type(await field(), CODE);
  expect(keptCode("p")).toBe(CODE);
});

test("an invitation's link fills in its code, and votes", async () => {
  const long = "KCY-M33-CYT-XN4-78C-9KW-XYN-MDB-WTG";
  window.history.replaceState(null, "", `/ABC234#code=${long}&poll=p`);
  const { server } = show({
    policy: { ...policy, electorate: "INVITED" },
    viewerMayNotVoteBecause: { ...refusal("NOT_OPEN"), code: "NOT_ALLOWED" },
  });
  const written = await screen.findByLabelText<HTMLInputElement>(ballotWords.invitation);
  await waitFor(() => expect(written.value).toBe(long));
  expect(screen.queryByText(shared.refusals.NOT_ALLOWED as string)).toBeNull();
  await pick();
  await vote();
  await screen.findByText(words.recorded);
  expect(sent(server)).toMatchObject([{ ballotCode: long }]);
});
