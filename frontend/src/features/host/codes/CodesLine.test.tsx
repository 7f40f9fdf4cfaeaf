import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { FakeServer } from "../../../testing/fakeServer";
import { pollOf, tallyOf } from "../../../testing/polls";
import * as files from "../../../ui/saveFile";
import { words } from "../words/en";
import { CodesLine } from "./CodesLine";

const CODES = ["GXP-PTE-NSG-MV8-VX3-RS4", "S26-YQR-7Y4-ZVD-EGV-P5R"];
const POLL = "1a2b3c4d-0000-4000-8000-000000000000";

function show(over: Parameters<typeof pollOf>[0] = {}) {
  const held = { made: 0, spent: 0 as number | null };
  const poll = () => ({ __typename: "Poll", id: POLL, ballotCodes: { __typename: "CodeCount", ...held } });
  const server = new FakeServer()
    .answer("BallotCodes", () => ({ poll: poll() }))
    .answer("MakeBallotCodes", () => {
      held.made += CODES.length;
      return { makeBallotCodes: { __typename: "BallotCodes", codes: CODES, poll: poll() } };
    })
    .answer("VoidUnspentCodes", () => {
      held.made = 1;
      return { voidUnspentCodes: { __typename: "VoidedCodes", voided: 1, poll: poll() } };
    });
  const page = server.render(<CodesLine poll={pollOf({ id: POLL, ...over })} joinCode="ABC234" />);
  return { server, held, ...page };
}

const open = () => userEvent.click(screen.getByRole("button", { name: words.codesHandOut }));
const make = async (count: string) => {
  const dialog = within(await screen.findByRole("dialog"));
  await userEvent.clear(dialog.getByLabelText(words.codesCount));
  await userEvent.type(dialog.getByLabelText(words.codesCount), count);
  await userEvent.click(dialog.getByRole("button", { name: words.codesMake }));
  return dialog;
};
let saved: { name: string; text: Promise<string> }[] = [];

beforeEach(() => {
  saved = [];
  vi.spyOn(files, "saveFile").mockImplementation((name, content) => {
    saved.push({ name, text: content.text() });
  });
  window.print = vi.fn();
});

test("codes are made, counted, saved with their links, and printed one to a card", async () => {
  const { server } = show();
  await screen.findByText(words.codesSoFar(0, 0));
  await open();
  const dialog = await make("2");
  await dialog.findByText(words.codesMade(2));
  expect(server.asked.find(({ name }) => name === "MakeBallotCodes")?.variables).toEqual({
    pollId: POLL,
    count: 2,
  });
  screen.getByText(words.codesSoFar(2, 0));

  await userEvent.click(dialog.getByRole("button", { name: words.codesSave }));
  expect(saved[0]?.name).toBe("livetally-codes-ABC234-1a2b3c4d.csv");
  const link = (code: string) => `${window.location.origin}/ABC234#code=${code}&poll=1a2b3c4d`;
  expect(await saved[0]?.text).toBe(
    `code,link\r\n${CODES.map((code) => `${code},${link(code)}\r\n`).join("")}`,
  );

  const cards = [...document.querySelectorAll(".code-card")];
  expect(cards.map((card) => card.querySelector("code")?.textContent)).toEqual(CODES);
  await waitFor(() => expect(document.querySelectorAll(".code-card svg")).toHaveLength(2));
  await userEvent.click(dialog.getByRole("button", { name: words.codesPrint }));
  expect(window.print).toHaveBeenCalledOnce();
  await userEvent.click(dialog.getByRole("button", { name: words.codesDone }));
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(document.querySelector(".code-card")).toBeNull();
});

test("codes that nobody has taken along are not closed by a slip", async () => {
  show();
  await open();
  const dialog = await make("2");
  await userEvent.click(await dialog.findByRole("button", { name: words.codesDone }));
  dialog.getByText(words.codesLeave);
  const leaving = new Event("beforeunload", { cancelable: true });
  window.dispatchEvent(leaving);
  expect(leaving.defaultPrevented).toBe(true);
  await userEvent.click(dialog.getByRole("button", { name: words.codesStay }));
  dialog.getByText(CODES[0] as string, { selector: ".codes-list code" });
  await userEvent.click(dialog.getByRole("button", { name: words.codesDone }));
  await userEvent.click(dialog.getByRole("button", { name: words.codesLeaveAct }));
  expect(screen.queryByRole("dialog")).toBeNull();
});

test.each(["0", "1001", "2.5", ""])("%s codes are not asked for", async (count) => {
  const { server } = show();
  await open();
  const dialog = within(await screen.findByRole("dialog"));
  await userEvent.clear(dialog.getByLabelText(words.codesCount));
  if (count) await userEvent.type(dialog.getByLabelText(words.codesCount), count);
  await userEvent.click(dialog.getByRole("button", { name: words.codesMake }));
  dialog.getByText(words.codesCountWrong(1000));
  expect(server.count("MakeBallotCodes")).toBe(0);
});

test("unused codes are taken back only after a question", async () => {
  const { server, held } = show();
  held.made = 3;
  held.spent = 1;
  await screen.findByText(words.codesSoFar(0, 0)).catch(() => undefined);
  await open();
  const dialog = within(await screen.findByRole("dialog"));
  await userEvent.click(await dialog.findByRole("button", { name: words.codesVoidAct }));
  expect(server.count("VoidUnspentCodes")).toBe(0);
  dialog.getByText(words.codesVoid);
  await userEvent.click(dialog.getByRole("button", { name: words.codesVoidAct }));
  await dialog.findByText(words.codesSoFar(1, 1));
});

test("a refusal is told in the dialog", async () => {
  const { server } = show();
  server.answer("MakeBallotCodes", () => ({
    makeBallotCodes: {
      __typename: "Refusal",
      code: "CONFLICT",
      message: "A poll has at most 20,000 codes.",
      path: null,
      retryAfterSeconds: null,
    },
  }));
  await open();
  const dialog = await make("5");
  expect((await dialog.findByRole("alert")).textContent).toBe("A poll has at most 20,000 codes.");
});

test("codes whose answer was lost are counted, so that they can be taken back", async () => {
  const { server, held } = show();
  server.answer("MakeBallotCodes", () => {
    held.made += 2;
    throw new TypeError("Failed to fetch");
  });
  await open();
  const dialog = await make("2");
  expect((await dialog.findByRole("alert")).textContent).toBe(words.lost);
  await dialog.findByText(words.codesSoFar(2, 0));
  dialog.getByRole("button", { name: words.codesVoidAct });
});

test("a closed poll still tells how many were used, and offers no more", async () => {
  const { held } = show({ tally: tallyOf([2, 1], { state: "CLOSED" }) });
  held.made = 5;
  held.spent = 3;
  await screen.findByText(words.codesSoFar(5, 3));
  expect(screen.queryByRole("button", { name: words.codesHandOut })).toBeNull();
});

test("how many were used is asked again as votes come in", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  try {
    const { server, held, rerender } = show();
    await screen.findByText(words.codesSoFar(0, 0));
    Object.assign(held, { made: 5, spent: 2 });
    for (const votes of [1, 2]) {
      rerender(<CodesLine poll={pollOf({ id: POLL, tally: tallyOf([votes, 0]) })} joinCode="ABC234" />);
      await vi.advanceTimersByTimeAsync(1_100);
    }
    await screen.findByText(words.codesSoFar(5, 2));
    expect(server.count("BallotCodes")).toBe(2);
  } finally {
    vi.useRealTimers();
  }
});
