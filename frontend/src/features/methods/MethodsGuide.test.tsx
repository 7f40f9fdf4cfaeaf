import { render, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { methodAddress } from "../../ui/methods";
import { words as shared } from "../../ui/words/en";
import { exampleFor } from "./examples";
import { MethodsGuide } from "./MethodsGuide";
import { definitions, rules } from "./words";

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
    expect(part?.textContent).toContain(rules[method].example);
    const rows = within(part as HTMLElement).getAllByRole("row");
    expect(rows).toHaveLength(exampleFor(method).votes.length + 1);
  }
});

test("each example's text names the winner and the figures that its votes give", () => {
  for (const method of METHODS) {
    const { options, result } = exampleFor(method);
    const text = rules[method].example;
    for (const winner of result.winners) expect(text).toContain(options[winner]);
  }
  expect(rules.SINGLE_CHOICE.example).toContain("4 of 9");
});

test("the words that results use are all explained", () => {
  render(<MethodsGuide />);
  for (const [term] of definitions) expect(screen.getAllByText(term).length).toBeGreaterThan(0);
  for (const term of ["Continuing vote", "Exhausted", "Transfer", "Surplus", "Quota", "Tie", "Provisional"]) {
    expect(definitions.some(([defined]) => defined === term)).toBe(true);
  }
});
