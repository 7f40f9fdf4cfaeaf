import { describe, expect, test } from "vitest";
import { roundOf } from "../../../testing/counts";
import { axisOf, goalOf, stepsOf } from "./rounds";

// 4 × Tea, 3 × Coffee, 2 × Juice of whom one ranks Coffee next and one nobody.
const FIRST = roundOf({
  number: 1,
  votes: { tea: 4, coffee: 3, juice: 2 },
  status: { juice: "ELIMINATED" },
  transfers: [
    ["juice", null, 1],
    ["juice", "coffee", 1],
  ],
});
const LAST = roundOf({
  number: 2,
  votes: { tea: 4, coffee: 4, juice: 0 },
  status: { juice: "OUT", tea: "ELECTED", coffee: "ELIMINATED" },
  exhausted: 1,
});

describe("steps", () => {
  const steps = stepsOf([FIRST, LAST]);

  test("tell what came to an option from the round before", () => {
    expect(steps[0]?.entries.map(({ gained }) => gained)).toEqual([0, 0, 0]);
    expect(steps[1]?.entries.map(({ gained }) => gained)).toEqual([0, 1, 0]);
  });

  test("tell since when an option is out", () => {
    expect(steps[0]?.entries.map(({ outSince }) => outSince)).toEqual([null, null, null]);
    expect(steps[1]?.entries.map(({ outSince }) => outSince)).toEqual([null, null, 1]);
  });

  test("tell where votes went, those that count no more last", () => {
    expect(steps[0]?.moves).toEqual([
      {
        from: "juice",
        total: 2,
        parts: [
          { to: "coffee", votes: 1 },
          { to: null, votes: 1 },
        ],
      },
    ]);
    expect(steps[1]?.moves).toEqual([]);
  });

  test("share one axis, which has room for the goal", () => {
    expect(goalOf(steps[0] as never)).toBe(4.5);
    expect(goalOf({ ...steps[0], quota: 7 } as never)).toBe(7);
    expect(axisOf(steps)).toBeCloseTo(4.5 * 1.04);
    expect(axisOf([])).toBeGreaterThan(0);
  });
});

test("where rounds are left out, nothing is said to have moved between them", () => {
  const later = { ...LAST, number: 40 };
  expect(stepsOf([FIRST, later])[1]?.entries.map(({ gained }) => gained)).toEqual([0, 0, 0]);
});
