import { afterEach, expect, test, vi } from "vitest";
import { forgetCode, keepCode, keptCode, takeBroughtCode } from "./keptCode";

const POLL = "1a2b3c4d-0000-4000-8000-000000000000";
const OTHER = "5e6f7a8b-0000-4000-8000-000000000000";

afterEach(() => {
  forgetCode(POLL);
  forgetCode(OTHER);
  window.history.replaceState(null, "", "/");
});

test("a link's code is kept for its poll, and gone from the address", () => {
  window.history.replaceState(null, "", "/ABC234?a=1#code=GXP-PTE&poll=1a2b3c4d");
  takeBroughtCode();
  expect(keptCode(POLL)).toBe("GXP-PTE");
  expect(keptCode(OTHER)).toBe("");
  expect(window.location.href).toMatch(/\/ABC234\?a=1$/);
  expect(localStorage.getItem("livetally.code.1a2b3c4d")).toBe("GXP-PTE");
});

test("a link without a poll brings a code for whichever asks, in this tab only", () => {
  window.history.replaceState(null, "", "/ABC234#code=GXP-PTE");
  takeBroughtCode();
  expect(keptCode(OTHER)).toBe("GXP-PTE");
  expect(localStorage.length).toBe(0);
  expect(sessionStorage.length).toBe(1);
});

test("another fragment is left alone", () => {
  window.history.replaceState(null, "", "/ABC234#results");
  takeBroughtCode();
  expect(window.location.hash).toBe("#results");
});

test("once the vote is in, its code is nowhere on the device", () => {
  keepCode(POLL, "GXP");
  keepCode("", "S26");
  forgetCode(POLL);
  expect(keptCode(POLL)).toBe("");
  expect(localStorage.length + sessionStorage.length).toBe(0);
});

test("a storage that refuses keeps the code as long as the page lives", () => {
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new Error("quota");
  });
  vi.spyOn(Storage.prototype, "getItem").mockImplementation(() => {
    throw new Error("forbidden");
  });
  keepCode(POLL, "GXP");
  expect(keptCode(POLL)).toBe("GXP");
});
