import { describe, expect, test } from "vitest";
import { readRules, usualValue } from "./rules";
import { words } from "./words/en";

const problem = (...given: Parameters<typeof readRules>) => {
  const read = readRules(...given);
  return "problem" in read ? [read.problem.rule, read.problem.say()] : null;
};
const rules = (...given: Parameters<typeof readRules>) => {
  const read = readRules(...given);
  return "rules" in read ? read.rules : null;
};

test("empty fields send nothing: the method's usual rules apply", () => {
  for (const method of ["SINGLE_CHOICE", "APPROVAL", "STAR", "QUADRATIC"] as const) {
    expect(rules(method, {}, 3)).toEqual({});
  }
  expect(rules("SCORE", { maxScore: " " }, 3)).toEqual({});
});

test("numbers may be written with the digits of an Arabic or a Persian keyboard", () => {
  expect(rules("SCORE", { minScore: "-٣", maxScore: "١٠" }, 3)).toEqual({ minScore: -3, maxScore: 10 });
  expect(rules("QUADRATIC", { budget: "۵۰", against: true }, 3)).toEqual({ minScore: -7, budget: 50 });
});

test("only the method's own rules are sent, whatever was written for another", () => {
  const draft = { maxChoices: "2", budget: "50", seats: "2", ties: "LOT" as const };
  expect(rules("APPROVAL", draft, 3)).toEqual({ maxChoices: 2, seats: 2, ties: "LOT" });
  expect(rules("POINTS", draft, 3)).toEqual({ budget: 50, seats: 2, ties: "LOT" });
  expect(rules("INSTANT_RUNOFF", draft, 3)).toEqual({ ties: "LOT" });
});

describe("what cannot be is told at its field", () => {
  test.each([
    ["APPROVAL", { maxChoices: "4" }, "maxChoices", words.wholeFrom(1, 3)],
    ["APPROVAL", { minChoices: "0" }, "minChoices", words.wholeFrom(1, 3)],
    ["APPROVAL", { minChoices: "3", maxChoices: "2" }, "minChoices", words.leastOverMost],
    ["SINGLE_TRANSFERABLE_VOTE", { seats: "2.5" }, "seats", words.wholeFrom(1, 3)],
    ["INSTANT_RUNOFF", { maxRanks: "nine" }, "maxRanks", words.wholeFrom(1, 3)],
    ["SCORE", { minScore: "5" }, "minScore", words.lowestOverHighest],
    ["SCORE", { maxScore: "101" }, "maxScore", words.wholeFrom(-100, 100)],
    ["POINTS", { budget: "0" }, "budget", words.wholeFrom(1, 1_000_000)],
  ] as const)("%s %j", (method, draft, rule, message) => {
    expect(problem(method, draft, 3)).toEqual([rule, message]);
  });
});

test("the usual values follow the number of options", () => {
  expect(usualValue("maxChoices", "APPROVAL", 4)).toBe(4);
  expect(usualValue("maxRanks", "INSTANT_RUNOFF", 10)).toBe(10);
  expect(usualValue("maxRanks", "INSTANT_RUNOFF", 11)).toBe(6);
  expect(usualValue("maxRanks", "CONDORCET", 11)).toBe(11);
  expect(usualValue("budget", "QUADRATIC", 3)).toBe(100);
});

test("votes against go as far as the credits", () => {
  expect(rules("QUADRATIC", { against: true }, 3)).toEqual({ minScore: -10 });
  expect(rules("QUADRATIC", { against: true, budget: "50" }, 3)).toEqual({ minScore: -7, budget: 50 });
});
