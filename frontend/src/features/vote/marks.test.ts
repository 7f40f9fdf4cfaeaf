import { describe, expect, test } from "vitest";
import {
  entriesOf,
  isBlank,
  type Kind,
  kindOf,
  type Marks,
  marksFrom,
  marksWithin,
  noMarks,
  readMarks,
  sameMarks,
} from "./marks";

const FILLED: [Kind, Marks][] = [
  ["choose", { choose: ["b", "a"] }],
  ["rank", { rank: [["b"], ["a", "c"]] }],
  ["score", { score: [{ optionId: "a", value: 0 }] }],
  ["spend", { spend: [{ optionId: "b", value: 3 }] }],
];

test("each method has its kind of marks", () => {
  expect(kindOf("STAR")).toBe("score");
  expect(kindOf("SINGLE_TRANSFERABLE_VOTE")).toBe("rank");
  expect(kindOf("QUADRATIC")).toBe("spend");
});

describe.each(FILLED)("%s", (kind, marks) => {
  test("is not blank, and blank when empty", () => {
    expect(isBlank(marks)).toBe(false);
    expect(isBlank(noMarks(kind))).toBe(true);
  });

  test("comes back from the server's own words, and from storage", () => {
    expect(sameMarks(marksFrom(kind, entriesOf(marks)), marks)).toBe(true);
    expect(readMarks(JSON.parse(JSON.stringify(marks)), kind)).toEqual(marks);
  });

  test("loses only the options that the poll has lost", () => {
    expect(marksWithin(marks, new Set(["a", "b", "c"]))).toBe(marks);
    expect(isBlank(marksWithin(marks, new Set(["z"])))).toBe(true);
  });
});

test("a rank that lost its options leaves no gap", () => {
  expect(marksWithin({ rank: [["a"], ["b"], ["c"]] }, new Set(["a", "c"]))).toEqual({ rank: [["a"], ["c"]] });
});

test("the order of taps does not matter where there are no ranks", () => {
  expect(sameMarks({ choose: ["a", "b"] }, { choose: ["b", "a"] })).toBe(true);
  expect(sameMarks({ rank: [["a"], ["b"]] }, { rank: [["b"], ["a"]] })).toBe(false);
  expect(sameMarks({ rank: [["a", "b"]] }, { rank: [["b", "a"]] })).toBe(true);
  expect(sameMarks({ spend: [] }, { spend: [{ optionId: "a", value: 0 }] })).toBe(true);
  expect(sameMarks({ score: [] }, { score: [{ optionId: "a", value: 0 }] })).toBe(false);
});

test.each([null, "text", {}, { choose: ["a"] }, { rank: ["a"] }, { rank: [[]] }, { rank: [[1]] }])(
  "what is no ranking is not read as one: %j",
  (kept) => {
    expect(readMarks(kept, "rank")).toBeNull();
  },
);
