import { render, screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { FollowedPoll } from "../../graphql/poll";
import { OPTIONS, pollOf, tallyOf } from "../../testing/polls";
import { optionLetter } from "../OptionMark";
import { JoinedHere } from "./joinedHere";
import { percent } from "./numbers";
import { Results } from "./Results";
import { firstSentence, outcome, turnout } from "./sentences";
import { votes, words } from "./words/en";

const rows = () => screen.getAllByRole("listitem").map((row) => row.textContent);
const fills = (page: HTMLElement) =>
  [...page.querySelectorAll<HTMLElement>(".bar-fill")].map((fill) => fill.style.getPropertyValue("--share"));

describe("the bars", () => {
  test("stand in the options' order with share and votes, whoever leads", () => {
    const { container } = render(<Results poll={pollOf({ tally: tallyOf([1, 3]) })} />);
    expect(rows()).toEqual(["AThe forest25%1 vote", "BNight train75%3 votes"]);
    expect(fills(container)).toEqual(["0.25", "0.75"]);
  });

  test("mark my own choice, and the winner only in the end", () => {
    const page = render(
      <Results poll={pollOf({ tally: tallyOf([1, 3]) })} mine={new Map([["a", "Your vote"]])} />,
    );
    expect(rows()).toEqual(["AThe forestYour vote25%1 vote", "BNight train75%3 votes"]);
    const final = tallyOf([1, 3], { provisional: false, state: "CLOSED", winners: OPTIONS.slice(1) });
    page.rerender(<Results poll={pollOf({ tally: final })} />);
    expect(rows()).toEqual(["AThe forest25%1 vote", "BNight trainWinner75%3 votes"]);
    expect(screen.getByRole("heading").textContent).toContain("Night train wins.");
  });

  test("show per cent alone where counts may not be seen", () => {
    const tally = tallyOf([1, 3], { turnout: null, blank: null });
    tally.options = tally.options?.map((option) => ({ ...option, votes: null })) ?? null;
    render(<Results poll={pollOf({ tally })} />);
    expect(rows()).toEqual(["AThe forest25%", "BNight train75%"]);
    expect(document.body.textContent).not.toMatch(/\dvote|\d votes?|voted/);
  });

  test.each(Object.entries(words.hidden))(
    "are replaced by a sentence when hidden: %s",
    (reason, sentence) => {
      const hiddenBecause = reason as keyof typeof words.hidden;
      render(
        <Results
          poll={pollOf({ tally: tallyOf([1, 3], { hiddenBecause, options: null, winners: null }) })}
        />,
      );
      expect(screen.getByText(sentence)).toBeTruthy();
      expect(screen.queryByRole("list")).toBeNull();
      expect(screen.getByText("4 people have voted")).toBeTruthy();
    },
  );
});

test.each(Object.entries(words.levels))("what one vote stands for is told: %s", (level, sentence) => {
  const electorate = level as keyof typeof words.levels;
  render(<Results poll={pollOf({ policy: { ...pollOf().policy, electorate } })} />);
  expect(screen.getByText(sentence)).toBeTruthy();
});

const took = (voted: number | null, blank: number | null, over: Partial<FollowedPoll["tally"]> = {}) =>
  pollOf({ tally: tallyOf([0, 0], { turnout: voted, blank, ...over }) });

test("turnout is told in words", () => {
  expect(turnout(took(null, null))).toBeNull();
  expect(turnout(took(0, 0))).toBe("No votes yet");
  expect(turnout(took(1, 0))).toBe("1 person has voted");
  expect(turnout(took(1204, 3))).toBe("1,204 people have voted, 3 of them blank");
});

test("turnout is told of those who are here, as long as that is what it is", () => {
  expect(turnout(took(18, 0), 24)).toBe("18 of 24 here have voted");
  expect(turnout(took(1, 1), 1)).toBe("1 of 1 here has voted, 1 of them blank");
  expect(turnout(took(18, 0), 12)).toBe("18 people have voted");
  expect(turnout(took(18, 0, { provisional: false, state: "CLOSED" }), 24)).toBe("18 people have voted");
  const policy = { ...pollOf().policy, groupedResults: true };
  expect(turnout({ ...took(18, 0), policy }, 24)).toBe("18 people have voted");
  expect(turnout({ ...took(0, 0), policy }, 24)).toBe("Votes show here a few at a time");
});

test("the room's number reaches the results that are shown in it", () => {
  render(
    <JoinedHere value={24}>
      <Results poll={took(18, 0)} />
    </JoinedHere>,
  );
  screen.getByText("18 of 24 here have voted");
});

test("the end is told in words, ties too, and only once it is the end", () => {
  const [forest, train] = OPTIONS as [(typeof OPTIONS)[number], (typeof OPTIONS)[number]];
  expect(outcome({ provisional: true, winners: [forest], tied: false })).toBeNull();
  expect(outcome({ provisional: false, winners: null, tied: null })).toBeNull();
  expect(outcome({ provisional: false, winners: [], tied: false })).toBe(
    "Nothing was chosen, so nothing wins.",
  );
  expect(outcome({ provisional: false, winners: [forest], tied: false })).toBe("The forest wins.");
  expect(outcome({ provisional: false, winners: [forest, train], tied: true })).toBe(
    "It’s a tie between The forest and Night train.",
  );
});

test("a headline's first sentence is told first, and a label's full stop ends none", () => {
  expect(firstSentence("Tea wins with 3 of 4 votes (75%). Coffee led.", [])).toEqual([
    "Tea wins with 3 of 4 votes (75%).",
    "Coffee led.",
  ]);
  expect(firstSentence("St. Ives wins. St. Ives led.", ["St. Ives", "Hull"])).toEqual([
    "St. Ives wins.",
    "St. Ives led.",
  ]);
  expect(firstSentence("Tea wins.", [])).toEqual(["Tea wins.", ""]);
});

test("figures read well", () => {
  expect(votes(1)).toBe("1 vote");
  expect(votes(1204)).toBe("1,204 votes");
  expect(percent(0.125)).toBe("13%");
  expect(percent(0.0039)).toBe("0.4%");
  expect(percent(0.996)).toBe("99.6%");
  expect([percent(0), percent(1)]).toEqual(["0%", "100%"]);
  expect(["A", "Z", "AA", "AB"]).toEqual([0, 25, 26, 27].map(optionLetter));
});
