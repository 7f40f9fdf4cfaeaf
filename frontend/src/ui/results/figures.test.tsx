import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test } from "vitest";
import type { VotingMethod } from "../../graphql/generated";
import type { FollowedPoll } from "../../graphql/poll";
import { pollOf, RULES, tallyOf } from "../../testing/polls";
import { basisOf, figuresOf } from "./figures";
import { Results } from "./Results";
import { words } from "./words/en";

type Given = { points?: [number, number]; places?: [number, number]; blank?: number; maxScore?: number };

/** A poll of two options that ten voters marked: 6 and 4 of them first. */
function counted(method: VotingMethod, { points, places, blank = 0, maxScore }: Given = {}): FollowedPoll {
  const tally = tallyOf([6, 4], { turnout: 10 + blank, blank });
  tally.options =
    tally.options?.map((option, at) => ({
      ...option,
      points: points?.[at] ?? null,
      place: places?.[at] ?? 1,
    })) ?? null;
  return pollOf({ method, tally, rules: { ...RULES, maxChoices: 2, maxScore: maxScore ?? null } });
}

const shown = (poll: FollowedPoll) =>
  figuresOf(poll).map(({ lead, count, unit, length }) => [
    lead,
    count,
    unit,
    length && Math.round(length * 100) / 100,
  ]);

describe("each method's own figure", () => {
  test.each<[VotingMethod, Given, unknown[][]]>([
    [
      "SINGLE_CHOICE",
      {},
      [
        ["60%", "6", "votes", 0.6],
        ["40%", "4", "votes", 0.4],
      ],
    ],
    [
      "INSTANT_RUNOFF",
      { blank: 2 },
      [
        ["60%", "6", "first choices", 0.6],
        ["40%", "4", "first choices", 0.4],
      ],
    ],
    [
      "CONDORCET",
      { places: [2, 1] },
      [
        ["2nd", "6", "first choices", null],
        ["1st", "4", "first choices", null],
      ],
    ],
    [
      "BORDA",
      { points: [7.5, 2.5] },
      [
        [null, "7.5", "points", 0.75],
        [null, "2.5", "points", 0.25],
      ],
    ],
    [
      "SCORE",
      { points: [42, 1], maxScore: 5 },
      [
        ["4.2", "42", "points", 0.84],
        ["0.1", "1", "point", 0.02],
      ],
    ],
    [
      "POINTS",
      { points: [75, 25] },
      [
        ["75%", "75", "points", 0.75],
        ["25%", "25", "points", 0.25],
      ],
    ],
    [
      "QUADRATIC",
      { points: [9, 1] },
      [
        ["90%", "9", "votes", 0.9],
        ["10%", "1", "vote", 0.1],
      ],
    ],
    [
      "QUADRATIC",
      { points: [9, -3] },
      [
        ["100%", "9", "votes", 1],
        ["0%", "-3", "votes", 0],
      ],
    ],
  ])("%s", (method, given, expected) => {
    expect(shown(counted(method, given))).toEqual(expected);
  });

  test("nothing is divided by nobody", () => {
    for (const method of ["INSTANT_RUNOFF", "STAR", "BORDA", "POINTS", "CONDORCET"] as const) {
      const poll = pollOf({ method, tally: tallyOf([0, 0]) });
      expect(figuresOf(poll).every(({ length }) => length === 0 || length === null)).toBe(true);
      expect(basisOf(poll)).toBeNull();
    }
  });
});

test("the whole that shares are of is told where it is not plain", () => {
  expect(basisOf(counted("SINGLE_CHOICE"))).toBeNull();
  expect(basisOf(counted("SINGLE_CHOICE", { blank: 1 }))).toContain("10 votes that chose something");
  expect(basisOf(counted("APPROVAL"))).toContain("more than 100%");
  expect(basisOf(counted("INSTANT_RUNOFF"))).toContain("last round");
  expect(basisOf(counted("BORDA"))).toContain("10 points");
});

test("the bars can be read as a table", async () => {
  const mine = new Map([["b", "Your 1st"]]);
  render(<Results poll={counted("INSTANT_RUNOFF", { places: [2, 1] })} mine={mine} />);
  expect(screen.queryByRole("table")).toBeNull();
  await userEvent.click(screen.getByText(words.asTable));
  const table = await screen.findByRole("table");
  const rows = within(table).getAllByRole("row");
  expect(rows.map((row) => [...row.children].map(({ textContent }) => textContent))).toEqual([
    ["Option", "First choices", "Last round", "Place", "You"],
    ["The forest", "6", "60%", "2", ""],
    ["Night train", "4", "40%", "1", "Your 1st"],
  ]);
});

test("with blank votes the table has the share of all votes, too", async () => {
  render(<Results poll={counted("SINGLE_CHOICE", { blank: 10 })} />);
  await userEvent.click(screen.getByText(words.asTable));
  const rows = within(await screen.findByRole("table")).getAllByRole("row");
  expect(rows.map((row) => [...row.children].map(({ textContent }) => textContent))).toEqual([
    ["Option", "Votes", "Share", "Of all 20 votes", "Place"],
    ["The forest", "6", "60%", "30%", "1"],
    ["Night train", "4", "40%", "20%", "1"],
  ]);
});
