import { describe, expect, test } from "vitest";
import {
  appended,
  dropped,
  joinedWithAbove,
  landingAt,
  mayMove,
  moved,
  partedAbove,
  rowsOf,
  without,
} from "./ranking";

const ABC = [["a"], ["b"], ["c"]];

test("taps rank in their order, and a tap on the cross closes the gap", () => {
  expect(appended(appended([], "b"), "a")).toEqual([["b"], ["a"]]);
  expect(without(ABC, "b")).toEqual([["a"], ["c"]]);
  expect(without([["a", "b"], ["c"]], "a")).toEqual([["b"], ["c"]]);
});

describe("steps up and down", () => {
  test("pass the neighbouring rank", () => {
    expect(moved(ABC, "c", -1)).toEqual([["a"], ["c"], ["b"]]);
    expect(moved(ABC, "a", 1)).toEqual([["b"], ["a"], ["c"]]);
  });

  test("lead out of a shared rank first, then past the others at once", () => {
    const shared = [["a", "b"], ["c"]];
    expect(moved(shared, "b", -1)).toEqual([["b"], ["a"], ["c"]]);
    expect(moved(shared, "a", 1)).toEqual([["b"], ["a"], ["c"]]);
    expect(moved([["a", "b"], ["c"]], "c", -1)).toEqual([["c"], ["a", "b"]]);
  });

  test("end at the ends", () => {
    expect(mayMove(ABC, "a", -1)).toBe(false);
    expect(mayMove(ABC, "c", 1)).toBe(false);
    expect(mayMove(ABC, "b", 1)).toBe(true);
    expect(mayMove([["a", "b"]], "b", 1)).toBe(true);
    expect(moved(ABC, "a", -1)).toEqual(ABC);
    expect(moved(ABC, "z", 1)).toEqual(ABC);
  });
});

test("ranks are joined and parted where two rows meet", () => {
  expect(joinedWithAbove(ABC, "b")).toEqual([["a", "b"], ["c"]]);
  expect(joinedWithAbove([["a", "b"], ["c"]], "c")).toEqual([["a", "b", "c"]]);
  expect(joinedWithAbove(ABC, "a")).toEqual(ABC);
  expect(partedAbove([["a", "b", "c"]], "b")).toEqual([["a"], ["b", "c"]]);
  expect(partedAbove(ABC, "b")).toEqual(ABC);
});

test("rows tell their rank, and whether they share it", () => {
  expect(rowsOf([["a", "b"], ["c"]])).toEqual([
    { id: "a", rank: 1, joined: false, shared: true },
    { id: "b", rank: 1, joined: true, shared: true },
    { id: "c", rank: 2, joined: false, shared: false },
  ]);
});

describe("a drop", () => {
  test("puts the option before a row, or at the end", () => {
    expect(dropped(ABC, "c", { before: 0 })).toEqual([["c"], ["a"], ["b"]]);
    expect(dropped(ABC, "a", { before: 1 })).toEqual([["b"], ["a"], ["c"]]);
    expect(dropped(ABC, "a", { before: 2 })).toEqual([["b"], ["c"], ["a"]]);
    expect(dropped(ABC, "new", { before: 3 })).toEqual([["a"], ["b"], ["c"], ["new"]]);
  });

  test("on a row makes equal, and between equals too", () => {
    expect(dropped(ABC, "c", { level: "a" })).toEqual([["a", "c"], ["b"]]);
    expect(dropped(ABC, "c", { level: "c" })).toEqual(ABC);
    expect(dropped([["a", "b"], ["c"]], "c", { before: 1 })).toEqual([["a", "c", "b"]]);
  });

  test("lands where the pointer is", () => {
    const rows = [
      { id: "a", top: 0, bottom: 100 },
      { id: "b", top: 110, bottom: 210 },
    ];
    expect(landingAt(-40, rows, false)).toEqual({ before: 0 });
    expect(landingAt(49, rows, false)).toEqual({ before: 0 });
    expect(landingAt(51, rows, false)).toEqual({ before: 1 });
    expect(landingAt(161, rows, false)).toEqual({ before: 2 });
    expect(landingAt(51, rows, true)).toEqual({ level: "a" });
    expect(landingAt(29, rows, true)).toEqual({ before: 0 });
    expect(landingAt(75, rows, true)).toEqual({ before: 1 });
    expect(landingAt(900, rows, true)).toEqual({ before: 2 });
    expect(landingAt(10, [], true)).toEqual({ before: 0 });
  });
});
