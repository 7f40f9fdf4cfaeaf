import { expect, test } from "vitest";
import { looksLikeJoinCode, readJoinCode } from "./joinCode";

test.each([
  ["abc234", "ABC234"],
  [" ab c-23 4 ", "ABC234"],
  ["abc2345", "ABC234"],
  ["http://192.168.1.5:8000/abc234", "ABC234"],
  ["https://vote.example/ABC234/host#key=123456", "ABC234"],
  ["http://abcdef/XYZ789?x=1", "XYZ789"],
  ["vote.example/xyz789", "XYZ789"],
  ["abc٢٣٤", "ABC234"],
  ["ab", "AB"],
  ["", ""],
])("%j is read as %j", (typed, code) => {
  expect(readJoinCode(typed)).toBe(code);
});

test("only six letters and digits look like a code", () => {
  expect(looksLikeJoinCode("abc234")).toBe(true);
  expect(looksLikeJoinCode("abc23")).toBe(false);
  expect(looksLikeJoinCode("abc-34")).toBe(false);
});
