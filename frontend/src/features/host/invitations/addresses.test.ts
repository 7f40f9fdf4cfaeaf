import { expect, test } from "vitest";
import { readAddresses } from "./addresses";

test.each([
  ["one a line", "anna@example.org\nbob@example.org\r\n", ["anna@example.org", "bob@example.org"]],
  [
    "as a mail program has them",
    "Anna Lee <anna@example.org>, bob@example.org;",
    ["anna@example.org", "bob@example.org"],
  ],
  ["a name with a comma", '"Lee, Anna" <Anna@Example.org>', ["anna@example.org"]],
  ["from a spreadsheet", "anna@example.org\tbob@example.org", ["anna@example.org", "bob@example.org"]],
  ["twice", "anna@example.org\nANNA@example.org ", ["anna@example.org"]],
  ["nothing", " \n , ;", []],
])("addresses are read %s", (_, text, addresses) => {
  expect(readAddresses(text).addresses).toEqual(addresses);
});

test.each([
  "anna",
  "anna@",
  "@example.org",
  "anna@example",
  "an na@example.org",
  "a@b@example.org",
  "anna@example.",
])("what is none is told, and no other is lost: %s", (text) => {
  expect(readAddresses(`${text}\nbob@example.org`)).toEqual({
    addresses: ["bob@example.org"],
    wrong: [text],
  });
});

test("an Arabic keyboard's commas stand between addresses, too", () => {
  const { addresses, wrong } = readAddresses("anna@example.org، bob@example.org؛cem@example.org");
  expect(addresses).toEqual(["anna@example.org", "bob@example.org", "cem@example.org"]);
  expect(wrong).toEqual([]);
});
