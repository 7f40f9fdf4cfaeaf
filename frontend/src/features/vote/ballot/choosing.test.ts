import { expect, test } from "vitest";
import { limitsOf, toggled } from "./choosing";
import { words } from "./words";

test("one choice replaces the other; several are added and removed", () => {
  expect(toggled(["a"], "b", { least: 1, most: 1 })).toEqual(["b"]);
  expect(toggled(["a"], "b", { least: 1, most: 3 })).toEqual(["a", "b"]);
  expect(toggled(["a", "b"], "a", { least: 1, most: 3 })).toEqual(["b"]);
});

test("limits are told as a person would", () => {
  const approval = (minChoices: number | null, maxChoices: number | null) =>
    words.limits(limitsOf("APPROVAL", { minChoices, maxChoices }, 5), 5);
  expect(words.limits(limitsOf("SINGLE_CHOICE", { minChoices: 1, maxChoices: 1 }, 5), 5)).toBeNull();
  expect(approval(1, 5)).toBe("Choose as many as you like.");
  expect(approval(null, null)).toBe("Choose as many as you like.");
  expect(approval(1, 3)).toBe("Choose up to 3.");
  expect(approval(2, 3)).toBe("Choose 2 to 3.");
  expect(approval(2, 2)).toBe("Choose 2.");
  expect(approval(2, 5)).toBe("Choose at least 2.");
});
