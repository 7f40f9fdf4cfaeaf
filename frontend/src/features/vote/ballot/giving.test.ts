import { expect, test } from "vitest";
import { costOf, leastFor, leftOf, mostFor, purseOf, rangeOf, valueFor, withValue } from "./giving";

const NO_RULES = { minScore: null, maxScore: null, budget: null };
const POINTS = { budget: 10, quadratic: false, lowest: 0 };
const CREDITS = { budget: 100, quadratic: true, lowest: 0 };

test("the usual range and purse stand where the poll says nothing", () => {
  expect(rangeOf(NO_RULES)).toEqual({ lowest: 0, highest: 5 });
  expect(rangeOf({ ...NO_RULES, minScore: 1, maxScore: 10 })).toEqual({ lowest: 1, highest: 10 });
  expect(purseOf("POINTS", NO_RULES)).toEqual(POINTS);
  expect(purseOf("QUADRATIC", NO_RULES)).toEqual(CREDITS);
  expect(purseOf("POINTS", { ...NO_RULES, budget: 3 }).budget).toBe(3);
});

test("values stay in the options' order, zero is a value, and null takes one away", () => {
  const order = ["a", "b", "c"];
  const given = withValue(withValue([], "c", 4, order), "a", 0, order);
  expect(given).toEqual([
    { optionId: "a", value: 0 },
    { optionId: "c", value: 4 },
  ]);
  expect(valueFor(given, "a")).toBe(0);
  expect(valueFor(given, "b")).toBeNull();
  expect(withValue(given, "a", null, order)).toEqual([{ optionId: "c", value: 4 }]);
});

test("points cost what they are, votes cost their square", () => {
  expect(costOf(3, POINTS)).toBe(3);
  expect(costOf(3, CREDITS)).toBe(9);
  const given = [
    { optionId: "a", value: 6 },
    { optionId: "b", value: 4 },
  ];
  expect(leftOf(given, POINTS)).toBe(0);
  expect(leftOf(given, CREDITS)).toBe(100 - 36 - 16);
  expect(leftOf([{ optionId: "a", value: 12 }], POINTS)).toBe(-2);
});

test("the most for one option is what the others leave", () => {
  const given = [
    { optionId: "a", value: 6 },
    { optionId: "b", value: 3 },
  ];
  expect(mostFor(given, "a", POINTS)).toBe(7);
  expect(mostFor(given, "a", CREDITS)).toBe(9);
  expect(mostFor(given, "c", CREDITS)).toBe(7);
  expect(mostFor([{ optionId: "a", value: 20 }], "b", POINTS)).toBe(0);
});

test("votes against go as far as the credits and the poll allow", () => {
  expect(purseOf("QUADRATIC", { ...NO_RULES, minScore: -4 }).lowest).toBe(-4);
  expect(purseOf("POINTS", { ...NO_RULES, minScore: -4 }).lowest).toBe(0);
  expect(leastFor(3, { ...CREDITS, lowest: -4 })).toBe(-3);
  expect(leastFor(9, { ...CREDITS, lowest: -4 })).toBe(-4);
  expect(leastFor(9, CREDITS)).toBe(0);
  expect(leftOf([{ optionId: "a", value: -3 }], CREDITS)).toBe(91);
});
