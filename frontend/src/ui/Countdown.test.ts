import { expect, test } from "vitest";
import { clockWords } from "./Countdown";

test.each([
  [0, "0:00"],
  [1, "0:01"],
  [75_000, "1:15"],
  [3_600_000, "1:00:00"],
  [-5_000, "0:00"],
])("%i milliseconds are left as %s", (milliseconds, words) => {
  expect(clockWords(milliseconds)).toBe(words);
});
