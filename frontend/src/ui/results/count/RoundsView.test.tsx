import { act, fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { countedOf, roundOf } from "../../../testing/counts";
import { pollOf } from "../../../testing/polls";
import { words as resultWords } from "../words/en";
import type { Round } from "./counted";
import { RoundsView } from "./RoundsView";
import { words } from "./words";

const OPTIONS = ["Tea", "Coffee", "Juice", "Water"].map((label) => ({
  __typename: "Option" as const,
  id: label.toLowerCase(),
  label,
}));

// 10 votes: 4 Tea, 3 Coffee, 2 Juice (one of them Juice alone), 1 Water then Juice.
const ROUNDS = [
  roundOf({
    number: 1,
    votes: { tea: 4, coffee: 3, juice: 2, water: 1 },
    status: { water: "ELIMINATED" },
    transfers: [["water", "juice", 1]],
  }),
  roundOf({
    number: 2,
    votes: { tea: 4, coffee: 3, juice: 3, water: 0 },
    status: { juice: "ELIMINATED", water: "OUT" },
    transfers: [
      ["juice", "coffee", 2],
      ["juice", null, 1],
    ],
  }),
  roundOf({
    number: 3,
    votes: { tea: 4, coffee: 5, juice: 0, water: 0 },
    status: { coffee: "ELECTED", juice: "OUT", water: "OUT" },
    exhausted: 1,
  }),
];

const view = (
  rounds: Round[] = ROUNDS,
  method: "INSTANT_RUNOFF" | "SINGLE_TRANSFERABLE_VOTE" = "INSTANT_RUNOFF",
) => (
  <RoundsView
    poll={pollOf({ method, options: OPTIONS })}
    counted={countedOf({}, { rounds, provisional: false })}
    large={false}
  />
);
const rows = () =>
  [...document.querySelectorAll(".round-row")].map((row) =>
    row.textContent?.replace(/^[A-Z](?=[A-Z])/, "").replace(/, \d+ more than in the round before/, ""),
  );
const button = (name: string) => screen.getByRole("button", { name });

test("the last round is shown first, with both wholes, and who is out since when", () => {
  render(view());
  expect(screen.getByText("Round 3 of 3")).toBeTruthy();
  expect(rows()).toEqual([
    expect.stringMatching(/^Tea444\.4% of 9 counting40% of all 10$/),
    expect.stringMatching(/^Coffee(Ahead|Winner)\+2555\.6% of 9 counting50% of all 10$/),
    "JuiceOut in round 2",
    "WaterOut in round 1",
    expect.stringMatching(/^No longer counting1\s*10% of all 10$/),
  ]);
});

describe("the player", () => {
  test("steps with buttons, which stay where they are at the ends", async () => {
    render(view());
    await userEvent.click(button(words.previous));
    expect(screen.getByText("Round 2 of 3")).toBeTruthy();
    expect(screen.getByText("What happened in round 2.")).toBeTruthy();
    expect(screen.getByText(words.moved("Juice", 3))).toBeTruthy();
    await userEvent.click(button(words.previous));
    await userEvent.click(button(words.previous));
    expect(screen.getByText("Round 1 of 3")).toBeTruthy();
    expect(button(words.previous).getAttribute("aria-disabled")).toBe("true");
    await userEvent.keyboard("{Enter}");
    expect(document.activeElement).toBe(button(words.previous));
  });

  test("goes to any round with its slider, which says what happened there", () => {
    render(view());
    const slider = screen.getByRole("slider", { name: words.goTo });
    fireEvent.change(slider, { target: { value: "0" } });
    expect(screen.getByText("Round 1 of 3")).toBeTruthy();
    expect(slider.getAttribute("aria-valuetext")).toBe("Round 1 of 3. What happened in round 1.");
  });

  test("stays at an earlier round while votes come in, and follows the last one", async () => {
    const { rerender } = render(view());
    rerender(view(ROUNDS.slice(0, 2)));
    expect(screen.getByText("Round 2 of 2")).toBeTruthy();
    rerender(view());
    expect(screen.getByText("Round 3 of 3")).toBeTruthy();
    await userEvent.click(button(words.previous));
    await userEvent.click(button(words.previous));
    rerender(view([...ROUNDS]));
    expect(screen.getByText("Round 1 of 3")).toBeTruthy();
  });

  describe("by itself", () => {
    beforeEach(() => {
      vi.useFakeTimers();
    });
    afterEach(() => {
      vi.useRealTimers();
    });

    test("plays from the first round to the last and stops there; a tap pauses it", () => {
      render(view());
      const wait = () => act(() => vi.advanceTimersByTime(3_100));
      fireEvent.click(button(words.play));
      expect(screen.getByText("Round 1 of 3")).toBeTruthy();
      wait();
      expect(screen.getByText("Round 2 of 3")).toBeTruthy();
      fireEvent.click(button(words.pause));
      wait();
      expect(screen.getByText("Round 2 of 3")).toBeTruthy();
      fireEvent.click(button(words.play));
      wait();
      expect(screen.getByText("Round 3 of 3")).toBeTruthy();
      wait();
      expect(button(words.play)).toBeTruthy();
    });
  });
});

test("a quota is a line of its own, and surpluses are told as such", async () => {
  const rounds = [
    roundOf({
      number: 1,
      quota: 4,
      votes: { tea: 6, coffee: 3, juice: 2, water: 0 },
      status: { tea: "ELECTED" },
      transfers: [["tea", "coffee", 1.99998]],
    }),
    roundOf({ number: 2, quota: 4, votes: { tea: 4, coffee: 4.99998, juice: 2, water: 0 } }),
  ];
  render(view(rounds, "SINGLE_TRANSFERABLE_VOTE"));
  expect(screen.getByText(words.quota(4))).toBeTruthy();
  await userEvent.click(button(words.previous));
  expect(screen.getByText(words.surplusMoved("Tea", 1.99998))).toBeTruthy();
  expect(rows()[0]).toContain(words.elected);
});

test("all rounds are one table", async () => {
  render(view());
  await userEvent.click(screen.getByText(resultWords.asTable));
  const table = await screen.findByRole("table");
  const cells = within(table)
    .getAllByRole("row")
    .map((row) => [...row.children].map(({ textContent }) => textContent));
  expect(cells).toEqual([
    ["Option", "1", "2", "3"],
    ["Tea", "4", "4", "4"],
    ["Coffee", "3", "3", "5Elected"],
    ["Juice", "2", "3Out", "–"],
    ["Water", "1Out", "–", "–"],
    [words.exhausted, "0", "0", "1"],
  ]);
});

test("of many options those that are out stand together", () => {
  const many = Array.from({ length: 14 }, (_, at) => ({
    __typename: "Option" as const,
    id: `o${at}`,
    label: `Option ${at}`,
  }));
  const votes = Object.fromEntries(many.map(({ id }, at) => [id, at < 2 ? 5 : 0]));
  const status = Object.fromEntries(many.slice(2).map(({ id }) => [id, "OUT" as const]));
  render(
    <RoundsView
      poll={pollOf({ method: "INSTANT_RUNOFF", options: many })}
      counted={countedOf({}, { rounds: [roundOf({ number: 9, votes, status })] })}
      large
    />,
  );
  expect(screen.getByText(words.outAlready(12))).toBeTruthy();
  expect(document.querySelectorAll(".round-row")).toHaveLength(3);
  expect(screen.queryByRole("slider")).toBeNull();
});
