import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test } from "vitest";
import { countedOf, roundOf } from "../../../testing/counts";
import { pollOf, RULES } from "../../../testing/polls";
import { words as resultWords } from "../words/en";
import { DuelsView } from "./DuelsView";
import { duelsOf, outcomeOf } from "./duels";
import { RunoffView } from "./RunoffView";
import { ScoresView } from "./ScoresView";
import { SpentView } from "./SpentView";
import { words } from "./words";

const OPTIONS = ["Tea", "Coffee", "Juice"].map((label) => ({
  __typename: "Option" as const,
  id: label.toLowerCase(),
  label,
}));
const poll = pollOf({ options: OPTIONS, rules: { ...RULES, minScore: 0, maxScore: 2, budget: 10 } });
const cells = () =>
  within(screen.getByRole("table"))
    .getAllByRole("row")
    .map((row) => [...row.children].map(({ textContent }) => textContent));
const items = () => screen.getAllByRole("listitem").map(({ textContent }) => textContent);

// Nine voters: Juice beats Tea by 5 to 4 and Coffee by 6 to 3; Coffee beats Tea by 5 to 4.
const MATRIX = [
  [0, 4, 4],
  [5, 0, 3],
  [5, 6, 0],
];
const duels = { tea: {}, coffee: {}, juice: { winner: true } };

describe("head to head", () => {
  test("knows who wins each pair", () => {
    expect(outcomeOf(MATRIX, 2, 0)).toBe("wins");
    expect(outcomeOf(MATRIX, 0, 2)).toBe("loses");
    expect(
      outcomeOf(
        [
          [0, 2],
          [2, 0],
        ],
        0,
        1,
      ),
    ).toBe("tie");
    expect(duelsOf(MATRIX, 1)).toEqual([
      { against: 0, ours: 5, theirs: 4, outcome: "wins" },
      { against: 2, ours: 3, theirs: 6, outcome: "loses" },
    ]);
  });

  test("compares the winner first, and any other that is chosen", async () => {
    render(<DuelsView poll={poll} counted={countedOf(duels, { headToHead: MATRIX })} large={false} />);
    expect(screen.getByText(words.beats(2, 2))).toBeTruthy();
    expect(items()).toEqual(["ATeawins 5 to 4", "BCoffeewins 6 to 3"]);
    await userEvent.selectOptions(screen.getByLabelText(words.compare), "Coffee");
    expect(items()).toEqual(["ATeawins 5 to 4", "CJuiceloses 3 to 6"]);
  });

  test("tells how many prefer neither", () => {
    const counted = countedOf(duels, { headToHead: MATRIX, turnout: 12, blank: 1 });
    render(<DuelsView poll={poll} counted={counted} large={false} />);
    expect(items()[0]).toBe("ATeawins 5 to 4, 2 prefer neither");
  });

  test("shows every pair as a table, at once where there is room", () => {
    render(<DuelsView poll={poll} counted={countedOf(duels, { headToHead: MATRIX })} large />);
    expect(cells().slice(1)).toEqual([
      ["ATea", "", "4, loses", "4, loses"],
      ["BCoffee", "5, wins", "", "3, loses"],
      ["CJuice", "5, wins", "6, wins", ""],
    ]);
  });

  test("says so where there are too many options, and nothing before the first vote", () => {
    const { rerender } = render(<DuelsView poll={poll} counted={countedOf(duels)} large={false} />);
    expect(screen.getByText(words.tooMany)).toBeTruthy();
    rerender(<DuelsView poll={poll} counted={countedOf(duels, { turnout: 0 })} large={false} />);
    expect(screen.getByText(words.noDuels)).toBeTruthy();
  });
});

test("scores are columns that can be heard, and a table with means and what was left out", async () => {
  const counted = countedOf(
    {
      tea: { points: 10, distribution: [0, 4, 3] },
      coffee: { points: 2, distribution: [6, 2, 0] },
      juice: { points: 0, distribution: [0, 0, 0] },
    },
    { turnout: 9, blank: 1 },
  );
  render(<ScoresView poll={poll} counted={counted} large={false} />);
  expect(screen.getByText("4 gave 1, 3 gave 2")).toBeTruthy();
  await userEvent.click(screen.getByText(resultWords.asTable));
  await screen.findByRole("table");
  expect(cells()).toEqual([
    ["Option", "Total", "Mean", "0", "1", "2", words.unscoredHead],
    ["Tea", "10", "1.3", "0", "4", "3", "1"],
    ["Coffee", "2", "0.3", "6", "2", "0", "0"],
    ["Juice", "0", "0.0", "0", "0", "0", "8"],
  ]);
});

test("STAR's runoff shows its two options and who has no preference", () => {
  const rounds = [
    roundOf({ number: 1, votes: { tea: 19, coffee: 2, juice: 12 } }),
    roundOf({
      number: 2,
      votes: { tea: 2, coffee: 0, juice: 3 },
      status: { coffee: "OUT", juice: "ELECTED" },
      exhausted: 1,
    }),
  ];
  render(<RunoffView poll={poll} counted={countedOf({}, { rounds, provisional: false })} large={false} />);
  expect(items()).toEqual(["ATea2 prefer it", `CJuice${resultWords.winner}3 prefer it`]);
  expect(screen.getByText(words.runoffEqual(1))).toBeTruthy();
});

test("credits stand beside the votes that they bought", async () => {
  const counted = countedOf({
    tea: { points: 13, credits: 89 },
    coffee: { points: 1, credits: 1 },
    juice: { points: 0, credits: 0 },
  });
  render(<SpentView poll={poll} counted={counted} large={false} />);
  expect(items()).toEqual([
    "ATea13 votes, 89 credits",
    "BCoffee1 vote, 1 credit",
    "CJuice0 votes, 0 credits",
  ]);
  expect(screen.getByText("90 of 90 credits were spent.")).toBeTruthy();
});
