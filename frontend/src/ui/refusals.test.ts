import { expect, test } from "vitest";
import type { RefusalCode } from "../graphql/generated";
import { refusalSentence } from "./refusals";

const CODES: Record<RefusalCode, true> = {
  NOT_FOUND: true,
  NOT_ALLOWED: true,
  SIGN_IN_REQUIRED: true,
  NOT_OPEN: true,
  ALREADY_VOTED: true,
  INVALID_MARKS: true,
  INVALID_INPUT: true,
  BALLOT_CODE_REQUIRED: true,
  BALLOT_CODE_INVALID: true,
  CONFLICT: true,
  RATE_LIMITED: true,
  UNAVAILABLE: true,
};
const refusal = (code: RefusalCode, retryAfterSeconds: number | null = null) => ({
  code,
  message: "Choose at most 2.",
  retryAfterSeconds,
});

test.each(Object.keys(CODES) as RefusalCode[])("%s has a kind sentence", (code) => {
  const sentence = refusalSentence(refusal(code));
  expect(sentence).toMatch(/^[A-Z].*\.$/);
  expect(sentence).not.toMatch(/invalid|oops|submit|!|_/i);
});

test("where the input is at fault, the server's own words are told", () => {
  expect(refusalSentence(refusal("INVALID_MARKS"))).toBe("Choose at most 2.");
});

test("a wait is told in seconds", () => {
  expect(refusalSentence(refusal("RATE_LIMITED", 1))).toContain("in 1 second.");
  expect(refusalSentence(refusal("RATE_LIMITED", 12))).toContain("in 12 seconds.");
});
