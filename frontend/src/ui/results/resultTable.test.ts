import { expect, test } from "vitest";
import type { VotingMethod } from "../../graphql/generated";
import { pollOf, tallyOf } from "../../testing/polls";
import { resultTable } from "./resultTable";

/** Three of ten votes for the second option; `over` is of each option. */
function counted(method: VotingMethod, over: object[] = [{}, {}], more: Parameters<typeof tallyOf>[1] = {}) {
  const tally = tallyOf([7, 3], more);
  tally.options = tally.options?.map((option, at) => ({ ...option, ...over[at] })) ?? null;
  return pollOf({ method, tally });
}

test("votes, shares and places are numbers, and who won is told once it is final", () => {
  const places = [{ place: 1 }, { place: 2 }];
  expect(resultTable(counted("SINGLE_CHOICE", places))).toEqual([
    ["Option", "Votes", "Share", "Place"],
    ["The forest", 7, 0.7, 1],
    ["Night train", 3, 0.3, 2],
  ]);
  const closed = counted("SINGLE_CHOICE", places, { provisional: false, state: "CLOSED" });
  expect(resultTable(closed)).toEqual([
    ["Option", "Votes", "Share", "Place", "Winner"],
    ["The forest", 7, 0.7, 1, 1],
    ["Night train", 3, 0.3, 2, 0],
  ]);
});

test("each method has its own columns", () => {
  const points = [
    { points: 10, place: 1 },
    { points: 30, place: 2 },
  ];
  expect(resultTable(counted("POINTS", points))).toEqual([
    ["Option", "Points", "Share", "Place"],
    ["The forest", 10, 0.25, 1],
    ["Night train", 30, 0.75, 2],
  ]);
  expect(resultTable(counted("SCORE", points))[1]).toEqual(["The forest", 10, 1, 1]);
  expect(resultTable(counted("SCORE", points))[0]).toEqual(["Option", "Points", "Mean", "Place"]);
  expect(resultTable(counted("CONDORCET", points))[0]).toEqual(["Option", "First choices", "Place"]);
});

test("where some votes are blank, the share of all of them stands beside that of the others", () => {
  const places = [{ place: 1 }, { place: 2 }];
  const table = resultTable(counted("SINGLE_CHOICE", places, { turnout: 20, blank: 10 }));
  expect(table).toEqual([
    ["Option", "Votes", "Share", "Of all 20 votes", "Place"],
    ["The forest", 7, 0.7, 0.35, 1],
    ["Night train", 3, 0.3, 0.15, 2],
  ]);
  expect(resultTable(counted("INSTANT_RUNOFF", places, { turnout: 20, blank: 10 }))[0]).toEqual([
    "Option",
    "First choices",
    "Share",
    "Place",
  ]);
  const hidden = [{ votes: null }, { votes: null }];
  expect(resultTable(counted("SINGLE_CHOICE", hidden, { turnout: 20, blank: 10 }))[0]).toEqual([
    "Option",
    "Share",
    "Place",
  ]);
});

test("what may not be seen has no column", () => {
  const hidden = { votes: null, points: null };
  const poll = counted("SINGLE_CHOICE", [
    { ...hidden, share: 0.7, place: 1 },
    { ...hidden, share: 0.3, place: 2 },
  ]);
  expect(resultTable(poll)[0]).toEqual(["Option", "Share", "Place"]);
});
