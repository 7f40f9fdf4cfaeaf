import { describe, expect, test } from "vitest";
import type { VotingMethod } from "../../../graphql/generated";
import { pollOf, tallyOf } from "../../../testing/polls";
import { changesSince, moved } from "./changes";
import { changeWords, mainChange } from "./sentences";

type Row = { label: string; votes?: number | null; points?: number; share?: number; place?: number };

/** A closed run with these options. */
function run(rows: Row[], turnout: number | null, method: VotingMethod = "SINGLE_CHOICE") {
  const tally = tallyOf([0, 0], { provisional: false, state: "CLOSED", turnout, blank: turnout && 0 });
  tally.options = rows.map(({ label, votes = 0, points = null, share = null, place = null }, at) => ({
    __typename: "OptionTally",
    option: { __typename: "Option", id: `${label}${at}`, label },
    votes,
    points,
    share,
    place,
    winner: false,
  }));
  return pollOf({ method, tally });
}

const said = (before: ReturnType<typeof run>, now: ReturnType<typeof run>) =>
  changesSince(before, now)?.options.map((change) => [change.label, changeWords(change, now.method)]);

describe("changes since the last run", () => {
  test("are told by option, matched by how its label reads", () => {
    const before = run(
      [
        { label: "Tea", votes: 4, share: 0.4 },
        { label: "Coffee", votes: 6, share: 0.6 },
        { label: "Milk", votes: 0, share: 0 },
      ],
      10,
    );
    const now = run(
      [
        { label: " coffee", votes: 8, share: 0.4 },
        { label: "Tea", votes: 11, share: 0.55 },
        { label: "Water", votes: 0, share: 0 },
      ],
      20,
    );
    expect(said(before, now)).toEqual([
      [" coffee", "+2 votes, −20 percentage points"],
      ["Tea", "+7 votes, +15 percentage points"],
      ["Water", "not there in the last run"],
    ]);
    const changes = changesSince(before, now);
    expect(changes?.gone).toEqual(["Milk"]);
    expect(changes?.voted).toEqual({ before: 10, now: 20 });
  });

  test("say one of one, nothing of what stayed, and tenths of points below one", () => {
    const before = run(
      [
        { label: "Tea", votes: 500, share: 0.5 },
        { label: "Coffee", votes: 500, share: 0.5 },
      ],
      1000,
    );
    const now = run(
      [
        { label: "Tea", votes: 501, share: 0.504 },
        { label: "Coffee", votes: 500, share: 0.51 },
      ],
      1001,
    );
    expect(said(before, now)).toEqual([
      ["Tea", "+1 vote, +0.4 percentage points"],
      ["Coffee", "+1 percentage point"],
    ]);
    expect(said(before, before)?.[0]).toEqual(["Tea", "no change"]);
  });

  test("are means for scores, and places where pairs decide", () => {
    const scores = (points: number) => run([{ label: "Tea", votes: 4, points, place: 1 }], 4, "SCORE");
    expect(said(scores(8), scores(14))).toEqual([["Tea", "+6 points, +1.5 in the mean"]]);
    const pairs = (votes: number, place: number) => run([{ label: "Tea", votes, place }], 4, "CONDORCET");
    expect(said(pairs(3, 2), pairs(2, 1))).toEqual([["Tea", "−1 first choice, 2nd then, 1st now"]]);
  });

  test("are told to a hall by the one figure that its bars show", () => {
    const told = (...runs: [ReturnType<typeof run>, ReturnType<typeof run>]) =>
      changesSince(...runs)?.options.map((change) => {
        const main = mainChange(change, runs[1].method);
        return main && [main.long, main.short];
      });
    const shares = (votes: number, share: number) => run([{ label: "Tea", votes, share }], 4);
    expect(told(shares(1, 0.25), shares(2, 0.5))).toEqual([["+25 percentage points", "+25"]]);
    expect(told(shares(1, 0.25), shares(2, 0.25))).toEqual([null]);
    const borda = (points: number) => run([{ label: "Tea", points }], 4, "BORDA");
    expect(told(borda(8), borda(3))).toEqual([["−5 points", "−5"]]);
    expect(told(run([{ label: "Coffee" }], 4), shares(1, 0.25))).toEqual([
      ["not there in the last run", "new"],
    ]);
  });

  test("tell of percentages only where only they may be seen, in either run", () => {
    const shares = run([{ label: "Tea", votes: null, share: 0.4, place: 1 }], null);
    const counts = run([{ label: "Tea", votes: 6, share: 0.5, place: 1 }], 12);
    for (const [before, now, points] of [
      [shares, counts, "+10 percentage points"],
      [counts, shares, "−10 percentage points"],
    ] as const) {
      expect(said(before, now)).toEqual([["Tea", points]]);
      const changes = changesSince(before, now);
      expect(changes?.voted).toBeNull();
      expect(changes?.options.map((change) => moved(change, "count"))).toEqual([null]);
    }
  });

  test("are none where one run's result is hidden, or was counted otherwise", () => {
    const now = run([{ label: "Tea", votes: 6, share: 0.5 }], 12);
    const hidden = pollOf({ tally: tallyOf([0, 0], { options: null, hiddenBecause: "NOT_REVEALED" }) });
    expect(changesSince(hidden, now)).toBeNull();
    expect(changesSince(now, hidden)).toBeNull();
    expect(changesSince(run([{ label: "Tea", points: 5 }], 12, "BORDA"), now)).toBeNull();
  });
});
