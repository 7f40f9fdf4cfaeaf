import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { headsOf, leafOf, votesHash } from "./sealedLog";
import { Verify } from "./Verify";
import { words } from "./words/en";

const [MINE, OTHER, OLD] = ["a".repeat(32), "b".repeat(32), "c".repeat(32)];

/** A true export: two for Tea, one of which was changed before. */
async function trueExport() {
  const election = {
    question: "Tea?",
    method: "SINGLE_CHOICE",
    rules: { seats: 1 },
    options: ["Tea", "Coffee"],
    optionIds: ["1", "2"],
    lotSeed: "00",
    votes: [[2, { choose: [0] }]] as [number, { choose: number[] }][],
  };
  const [mine, other, old] = [await leafOf(MINE), await leafOf(OTHER), await leafOf(OLD)];
  const log = {
    version: 1,
    pollId: "p",
    batches: [[old], [mine, other].sort()],
    superseded: [old],
    head: "",
  };
  const heads = await headsOf(log, await votesHash(election));
  log.head = heads.at(-1) ?? "";
  const result = { turnout: 2, blank: 0, votes: [2, 0], points: null, winners: [0] };
  return { exported: { ...election, result, log }, heads };
}

async function give(exported: object) {
  const file = new File([JSON.stringify(exported)], "votes.json", { type: "application/json" });
  await userEvent.upload(screen.getByLabelText(words.file), file);
}

afterEach(() => {
  window.location.hash = "";
});

test("a true export and a counted receipt hold", async () => {
  window.location.hash = `#poll=p&receipt=${MINE}`;
  const { exported, heads } = await trueExport();
  render(<Verify />);
  await give(exported);
  await screen.findByRole("heading", { name: words.allHolds });
  expect(screen.getByText(words.findings.receiptCounted[0])).toBeTruthy();
  await userEvent.type(screen.getByLabelText(words.head), heads[1] ?? "");
  await screen.findByText(words.findings.keptHead[0]);
});

test.each([
  [OLD, words.findings.receiptSuperseded[1]],
  ["d".repeat(32), words.findings.receiptUnknown[1]],
])("a receipt that does not count is told: %s", async (receipt, sentence) => {
  render(<Verify />);
  await give((await trueExport()).exported);
  await userEvent.type(screen.getByLabelText(words.receipt), receipt);
  await screen.findByText(sentence);
  await screen.findByRole("heading", { name: words.somethingFails });
});

test.each([
  ["votes", { votes: [[3, { choose: [0] }]] }, words.findings.receipts[1]],
  [
    "figures",
    { result: { turnout: 2, blank: 0, votes: [1, 1], points: null, winners: [] } },
    words.findings.figures[1],
  ],
  ["question", { question: "Coffee?" }, words.findings.head[1]],
])("changed %s are noticed", async (_, change, sentence) => {
  render(<Verify />);
  await give({ ...(await trueExport()).exported, ...change });
  await screen.findByText(sentence);
});

test("what is no export is said to be none", async () => {
  render(<Verify />);
  for (const content of [{}, [], { log: { batches: [["x"]] } }, "null"]) {
    await give(content as object);
    await screen.findByText(words.notAnExport);
  }
});

test("the votes of a known poll are fetched, and nothing else is", async () => {
  window.location.hash = "#poll=p";
  const { exported } = await trueExport();
  const fetched = vi.spyOn(window, "fetch").mockResolvedValue(new Response(JSON.stringify(exported)));
  render(<Verify />);
  await userEvent.click(screen.getByRole("button", { name: words.load }));
  await screen.findByRole("heading", { name: words.allHolds });
  expect(fetched.mock.calls).toEqual([["/export/p.json"]]);
});
