import { expect, test } from "vitest";
import { newLine, optionsIn, writeLine } from "./optionLines";
import { whatIsMissing } from "./question";

const texts = (lines: { text: string }[]) => lines.map(({ text }) => text);

test("typing changes its own line and keeps every key", () => {
  const lines = [newLine(), newLine("b")];
  const written = writeLine(lines, 0, "a ");
  expect(texts(written)).toEqual(["a ", "b"]);
  expect(written.map(({ key }) => key)).toEqual(lines.map(({ key }) => key));
});

test("several pasted lines become several options, without bullets, numbers and empty lines", () => {
  const lines = [newLine(), newLine()];
  expect(texts(writeLine(lines, 0, "- The forest\r\n\r\n2) Night train\n• Sea\n"))).toEqual([
    "The forest",
    "Night train",
    "Sea",
  ]);
});

test("pasting keeps the options that were there, in their order", () => {
  const lines = [newLine("first"), newLine(), newLine("last")];
  expect(texts(writeLine(lines, 1, "a\nb"))).toEqual(["first", "a", "b", "last"]);
});

test("a single line keeps a leading number: it may be the option", () => {
  expect(texts(writeLine([newLine(), newLine()], 0, "1. May"))).toEqual(["1. May", ""]);
});

test("empty lines are not sent", () => {
  expect(optionsIn([newLine(" a "), newLine("  "), newLine("b")])).toEqual(["a", "b"]);
});

test("the form says what is missing before it asks the server", () => {
  expect(whatIsMissing({ question: " ", options: ["a", "b"] })).toBe("needQuestion");
  expect(whatIsMissing({ question: "Q", options: ["a"] })).toBe("needOptions");
  expect(whatIsMissing({ question: "Q", options: ["Yes", "yes"] })).toBe("sameOptions");
  expect(whatIsMissing({ question: "Q", options: ["Yes", "No"] })).toBeNull();
});
