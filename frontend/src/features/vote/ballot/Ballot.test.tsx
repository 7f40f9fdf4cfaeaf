import { fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, test, vi } from "vitest";
import type { VotingMethod } from "../../../graphql/generated";
import type { FollowedPoll } from "../../../graphql/poll";
import { pollOf, RULES } from "../../../testing/polls";
import { kindOf, type Marks, noMarks } from "../marks";
import { Ballot } from "./Ballot";
import type { Fault } from "./ballotPoll";
import { words } from "./words";

const LABELS = ["Tea", "Coffee", "Juice"];
type Rules = Partial<FollowedPoll["rules"]>;

/** A ballot of this method, as a page holds it; what it sends, and a way to let a new tally come in. */
function show(method: VotingMethod, rules: Rules = {}, over: { labels?: string[]; fault?: Fault } = {}) {
  const options = (over.labels ?? LABELS).map((label) => ({
    __typename: "Option" as const,
    id: label.toLowerCase(),
    label,
  }));
  const poll = pollOf({
    method,
    options,
    rules: { ...RULES, minChoices: null, maxChoices: null, ...rules },
  });
  const onVote = vi.fn();
  const page = (revision: number) => (
    <Page poll={{ ...poll, tally: { ...poll.tally, revision } }} onVote={onVote} fault={over.fault ?? null} />
  );
  const { rerender } = render(page(1));
  return { onVote, tallyComesIn: () => rerender(page(2)) };
}

type PageProps = { poll: FollowedPoll; onVote: (marks: Marks) => void; fault: Fault | null };

function Page({ poll, onVote, fault }: PageProps) {
  const [marks, setMarks] = useState<Marks>(noMarks(kindOf(poll.method)));
  const vote = (given: Marks) => onVote(given);
  const rest = { current: null, fault, code: null };
  return <Ballot poll={poll} marks={marks} onMark={setMarks} onVote={vote} {...rest} />;
}

const tap = (name: string | RegExp) => userEvent.click(screen.getByRole("button", { name }));
const ranking = () =>
  within(screen.getByRole("region", { name: words.ranked }))
    .queryAllByRole("listitem")
    .map((row) => row.textContent?.replace(/=(?=Rank)/, ""));

describe("ranking", () => {
  test("takes the order of the taps, and names the first in its button", async () => {
    const { onVote } = show("INSTANT_RUNOFF");
    expect(screen.getByText(/never get your vote/)).toBeTruthy();
    await tap("Rank Coffee 1st");
    await tap("Rank Tea 2nd");
    await tap("Vote with Coffee first");
    expect(onVote).toHaveBeenCalledWith({ rank: [["coffee"], ["tea"]] });
  });

  test("is changed with the arrows, by tap and by key, and the button keeps the focus", async () => {
    show("INSTANT_RUNOFF");
    for (const name of ["Rank Tea 1st", "Rank Coffee 2nd", "Rank Juice 3rd"]) await tap(name);
    await tap("Move Juice up");
    expect(ranking()).toEqual(["Rank 1: 1ATea", "Rank 2: 2CJuice", "Rank 3: 3BCoffee"]);
    await userEvent.keyboard("{ArrowUp}");
    expect(ranking()[0]).toBe("Rank 1: 1CJuice");
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Move Juice up");
    await userEvent.keyboard("{ArrowUp}{Delete}");
    expect(ranking()).toEqual(["Rank 1: 1ATea", "Rank 2: 2BCoffee"]);
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Move Tea up");
  });

  test("with the keyboard alone goes on from option to option", async () => {
    const { onVote } = show("INSTANT_RUNOFF");
    await userEvent.tab();
    await userEvent.keyboard("{Enter}{Enter}{Enter}");
    expect(ranking()).toHaveLength(3);
    expect(onVote).not.toHaveBeenCalled();
  });

  test("knows equal ranks only where the method does", async () => {
    show("INSTANT_RUNOFF");
    await tap("Rank Tea 1st");
    await tap("Rank Coffee 2nd");
    expect(screen.queryByRole("button", { name: /same rank/ })).toBeNull();
  });

  test("joins and parts ranks where two rows meet", async () => {
    const { onVote } = show("CONDORCET", { unranked: "NO_OPINION" });
    expect(screen.getByText(/compared with nothing/)).toBeTruthy();
    for (const name of ["Rank Tea 1st", "Rank Coffee 2nd", "Rank Juice 3rd"]) await tap(name);
    await tap("Tea and Coffee on the same rank");
    expect(ranking()).toEqual(["Rank 1: 1 =ATea", "Rank 1: 1 =BCoffee", "Rank 2: 2CJuice"]);
    await tap("Vote with Tea and Coffee first");
    expect(onVote).toHaveBeenLastCalledWith({ rank: [["tea", "coffee"], ["juice"]] });
    await tap("Tea and Coffee on the same rank");
    await tap("Vote with Tea first");
    expect(onVote).toHaveBeenLastCalledWith({ rank: [["tea"], ["coffee"], ["juice"]] });
  });

  test("ends at the most ranks", async () => {
    const { onVote } = show("INSTANT_RUNOFF", { maxRanks: 2 });
    expect(screen.getByText(/You can use 2 ranks/)).toBeTruthy();
    for (const name of ["Rank Tea 1st", "Rank Coffee 2nd", "Rank Juice 3rd"]) await tap(name);
    expect(screen.getByText(words.rankedFull)).toBeTruthy();
    await tap("Vote with Tea first");
    expect(onVote).toHaveBeenCalledWith({ rank: [["tea"], ["coffee"]] });
  });

  test("can be left blank", async () => {
    const { onVote } = show("BORDA");
    await tap(words.blank);
    expect(onVote).toHaveBeenCalledWith({ rank: [] });
  });

  test("of many options lets one be found by its words", async () => {
    show("INSTANT_RUNOFF", {}, { labels: Array.from({ length: 150 }, (_, at) => `Option ${at + 1}`) });
    expect(screen.getAllByRole("button", { name: /^Rank Option/ })).toHaveLength(100);
    await userEvent.type(screen.getByRole("searchbox"), "option 149{Enter}");
    expect(screen.getAllByRole("button", { name: /^Rank Option/ })).toHaveLength(1);
    await tap("Rank Option 149 1st");
    expect(ranking()).toHaveLength(1);
  });
});

describe("scoring", () => {
  const score = (value: number, label: string) =>
    userEvent.click(
      within(screen.getByRole("radiogroup", { name: words.scoreOf(label) })).getByRole("radio", {
        name: new RegExp(`^${value}`),
      }),
    );

  test("gives each option a score, and a score can be taken away", async () => {
    const { onVote } = show("STAR", { minScore: 0, maxScore: 5 });
    await score(5, "Coffee");
    await score(0, "Tea");
    await score(3, "Juice");
    await tap(words.clearScore("Juice"));
    await tap("Vote with 2 scores");
    expect(onVote).toHaveBeenCalledWith({
      score: [
        { optionId: "tea", value: 0 },
        { optionId: "coffee", value: 5 },
      ],
    });
  });

  test("of a long range is written as a number", async () => {
    const { onVote } = show("SCORE", { minScore: 0, maxScore: 100 });
    await userEvent.type(screen.getByRole("spinbutton", { name: words.scoreOf("Tea") }), "85");
    await tap("Vote with 1 score");
    expect(onVote).toHaveBeenCalledWith({ score: [{ optionId: "tea", value: 85 }] });
    await userEvent.type(screen.getByRole("spinbutton", { name: words.scoreOf("Tea") }), "{Backspace}850");
    expect(
      screen.getByRole<HTMLButtonElement>("button", {
        name: words.scoreWithin({ lowest: 0, highest: 100 }),
      }).disabled,
    ).toBe(true);
  });
});

test("a number may be typed with an Arabic keyboard's digits", async () => {
  const { onVote } = show("SCORE", { minScore: 0, maxScore: 100 });
  await userEvent.type(screen.getByRole("spinbutton", { name: words.scoreOf("Tea") }), "٨٥");
  await tap("Vote with 1 score");
  expect(onVote).toHaveBeenCalledWith({ score: [{ optionId: "tea", value: 85 }] });
});

describe("spending", () => {
  const field = (label: string) => screen.getByRole("spinbutton", { name: new RegExp(label) });

  test("shows what is left, and stops at nothing", async () => {
    const { onVote } = show("POINTS", { budget: 3 });
    for (let taps = 0; taps < 5; taps += 1) await tap("One point more for Tea");
    expect(screen.getByText("0 points left")).toBeTruthy();
    expect(field("Tea")).toHaveProperty("value", "3");
    await tap("One point more for Juice");
    expect(field("Juice")).toHaveProperty("value", "0");
    await tap("One point less for Tea");
    await tap("Vote with 2 of 3 points");
    expect(onVote).toHaveBeenCalledWith({ spend: [{ optionId: "tea", value: 2 }] });
  });

  test("says by how much a typed number is too much, and is not sent", async () => {
    const { onVote } = show("POINTS", { budget: 10 });
    await userEvent.type(field("Tea"), "{Backspace}12{Enter}");
    expect(screen.getByText("2 points too many")).toBeTruthy();
    expect(field("Tea").getAttribute("aria-invalid")).toBe("true");
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Take back 2 points" }).disabled).toBe(true);
    expect(onVote).not.toHaveBeenCalled();
  });

  test("of credits shows what votes cost", async () => {
    const { onVote } = show("QUADRATIC", { budget: 20 });
    for (let taps = 0; taps < 6; taps += 1) await tap("One vote more for Coffee");
    expect(screen.getByText("4 votes cost 16 credits, one more 9")).toBeTruthy();
    expect(screen.getByText("4 credits left")).toBeTruthy();
    for (let taps = 0; taps < 3; taps += 1) await tap("One vote more for Tea");
    await tap("Vote with 20 of 20 credits");
    expect(onVote).toHaveBeenCalledWith({
      spend: [
        { optionId: "tea", value: 2 },
        { optionId: "coffee", value: 4 },
      ],
    });
  });

  test("goes below nothing where votes against are allowed, and costs the same", async () => {
    const { onVote } = show("QUADRATIC", { budget: 5, minScore: -10 });
    for (let taps = 0; taps < 4; taps += 1) await tap("One vote less for Tea");
    expect(screen.getByText("2 votes against cost 4 credits, one more 5")).toBeTruthy();
    await tap("Vote with 4 of 5 credits");
    expect(onVote).toHaveBeenCalledWith({ spend: [{ optionId: "tea", value: -2 }] });
  });

  test("nothing is a blank vote", async () => {
    const { onVote } = show("QUADRATIC");
    await tap("One vote more for Tea");
    await tap("One vote less for Tea");
    await tap(words.blank);
    expect(onVote).toHaveBeenCalledWith({ spend: [] });
  });

  test("a number that is half typed stays while tallies come in", async () => {
    const { tallyComesIn } = show("POINTS", { budget: 100 });
    await userEvent.clear(field("Tea"));
    tallyComesIn();
    expect(field("Tea")).toHaveProperty("value", "");
    expect(document.activeElement).toBe(field("Tea"));
  });
});

test("a fault is told at the option that it is about", () => {
  show("STAR", { maxScore: 5 }, { fault: { message: "The highest score here is 5.", optionId: "coffee" } });
  const told = screen.getByText("The highest score here is 5.");
  const group = screen.getByRole("radiogroup", { name: words.scoreOf("Coffee") });
  expect(group.getAttribute("aria-describedby")).toBe(told.id);
});

test("a tally that comes in draws no field anew", async () => {
  const { tallyComesIn } = show("CONDORCET");
  await tap("Rank Tea 1st");
  const before = document.querySelector(".rank-row");
  fireEvent.pointerDown(before as Element, { pointerType: "mouse", button: 0, clientY: 10 });
  fireEvent.pointerMove(window, { clientY: 40 });
  tallyComesIn();
  expect(document.querySelector(".rank-row--dragged")).toBe(before);
  fireEvent.keyDown(window, { key: "Escape" });
  expect(document.querySelector(".rank-row--dragged")).toBeNull();
});
