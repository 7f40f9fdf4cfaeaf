import { render, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { methodAddress } from "../../ui/methods";
import { words as shared } from "../../ui/words/en";
import { type ExampleOption, exampleFor } from "./examples";
import { MethodsGuide } from "./MethodsGuide";
import { words as arabic } from "./words/ar";
import { words as german } from "./words/de";
import { words as english } from "./words/en";

const { methodNames, methodLines } = shared;
const METHODS = Object.keys(methodNames) as (keyof typeof methodNames)[];

test("every method has its rule, its example and an address that leads to it", () => {
  render(<MethodsGuide />);
  expect(METHODS).toHaveLength(10);
  for (const method of METHODS) {
    const [, anchor = ""] = methodAddress(method).split("#");
    const part = document.getElementById(anchor);
    expect(part?.querySelector("h2")?.textContent).toBe(methodNames[method]);
    expect(part?.textContent).toContain(methodLines[method]);
    expect(part?.textContent).toContain(english.rules[method].example);
    const rows = within(part as HTMLElement).getAllByRole("row");
    expect(rows).toHaveLength(exampleFor(method).votes.length + 1);
  }
});

const figuresIn = (text: string) =>
  (text.match(/\d+(?:[.,]\d+)?/g) ?? []).map((said) => said.replace(",", "."));

test.each([
  ["English", english],
  ["German", german],
  ["Arabic", arabic],
])("each example's text names the winner and the same figures in %s", (_, words) => {
  for (const method of METHODS) {
    const { options, result } = exampleFor(method);
    const text = words.rules[method].example;
    for (const winner of result.winners)
      expect(text).toContain(words.options[options[winner] as ExampleOption]);
    expect(figuresIn(text)).toEqual(figuresIn(english.rules[method].example));
    expect(words.rules[method].count).toHaveLength(english.rules[method].count.length);
  }
  expect(words.terms).toHaveLength(english.terms.length);
  expect(figuresIn(words.rules.SINGLE_CHOICE.example)).toEqual(["4", "9", "5", "9"]);
});

test("the words that results use are all explained", () => {
  render(<MethodsGuide />);
  for (const [term] of english.terms) expect(screen.getAllByText(term).length).toBeGreaterThan(0);
  for (const term of ["Continuing vote", "Exhausted", "Transfer", "Surplus", "Quota", "Tie", "Provisional"]) {
    expect(english.terms.some(([defined]) => defined === term)).toBe(true);
  }
});
