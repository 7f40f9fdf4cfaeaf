import { expect, test } from "vitest";
import type { Marks } from "../marks";
import { faultOf } from "./faultOf";

const refusal = (path: string[] | null) => ({
  __typename: "Refusal" as const,
  code: "INVALID_MARKS" as const,
  message: "No.",
  path,
  retryAfterSeconds: null,
});
const at = (path: string[] | null, sent: Marks) => faultOf(refusal(path), sent)?.optionId;

test("a path points at an option of what was sent", () => {
  expect(at(["marks", "choose", "1"], { choose: ["a", "b"] })).toBe("b");
  expect(at(["marks", "rank", "1", "1"], { rank: [["a"], ["b", "c"]] })).toBe("c");
  expect(at(["marks", "rank", "1"], { rank: [["a"], ["b", "c"]] })).toBe("b");
  expect(at(["marks", "score", "0"], { score: [{ optionId: "b", value: 9 }] })).toBe("b");
  expect(
    at(["marks", "spend", "1", "value"], {
      spend: [
        { optionId: "a", value: 1 },
        { optionId: "c", value: 9 },
      ],
    }),
  ).toBe("c");
});

test("a path to no single option points at none", () => {
  expect(at(null, { choose: ["a"] })).toBeNull();
  expect(at(["marks", "spend"], { spend: [{ optionId: "a", value: 9 }] })).toBeNull();
  expect(at(["marks", "rank", "7"], { rank: [["a"]] })).toBeNull();
  expect(at(["pollId"], { choose: ["a"] })).toBeNull();
});

test("only faults of the marks are told at the fields", () => {
  expect(faultOf({ ...refusal(null), code: "NOT_OPEN" }, { choose: ["a"] })).toBeNull();
  expect(faultOf(refusal(null), null)).toBeNull();
});
