import { expect, test } from "vitest";
import { csvFile, csvOf } from "./csv";

test("cells are set apart, quoted where they must be, and empty where there is nothing", () => {
  expect(
    csvOf([
      ["Option", "Votes"],
      ['Tea, "hot"', 12],
      ["two\nlines", null],
    ]),
  ).toBe('Option,Votes\r\n"Tea, ""hot""",12\r\n"two\nlines",\r\n');
});

test("what people wrote is never a formula, and a number below nothing stays a number", () => {
  expect(csvOf([["=1+1", "@a", "-x", -3]])).toBe("'=1+1,'@a,'-x,-3\r\n");
});

test("the file says that it is UTF-8", async () => {
  const bytes = new Uint8Array(await csvFile([["ä"]]).arrayBuffer());
  expect([...bytes]).toEqual([0xef, 0xbb, 0xbf, 0xc3, 0xa4, 13, 10]);
});
