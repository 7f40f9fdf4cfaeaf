import { expect, test } from "vitest";
import { hostLink, keyIn } from "./hostKey";

test("the host link carries the key where no server sees it", () => {
  const link = new URL(hostLink("http://localhost:8000", "ABC234", "a b/c"));
  expect(link.pathname).toBe("/ABC234/host");
  expect(link.search).toBe("");
  expect(keyIn(link.hash)).toBe("a b/c");
});

test("other fragments hold no key", () => {
  expect(keyIn("")).toBeNull();
  expect(keyIn("#ask")).toBeNull();
});
