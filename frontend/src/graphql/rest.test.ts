import { Subject } from "rxjs";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { restBetween } from "./rest";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A source, and what is shown of it by a page that needs so long for each value. */
function page(millisecondsEach: number) {
  const source = new Subject<number>();
  const shown: (number | string)[] = [];
  let time = 0;
  const clock = () => time + performance.now();
  source.pipe(restBetween(clock)).subscribe({
    next: (value) => {
      shown.push(value);
      time += millisecondsEach;
    },
    error: () => shown.push("error"),
    complete: () => shown.push("end"),
  });
  return { source, shown };
}

test("what is quick to show is shown as it comes", () => {
  const { source, shown } = page(5);
  for (const value of [1, 2, 3]) {
    source.next(value);
    vi.advanceTimersByTime(5);
  }
  expect(shown).toEqual([1, 2, 3]);
});

test("after a slow one the newest is shown, once the page has rested for twice as long", () => {
  const { source, shown } = page(100);
  source.next(1);
  source.next(2);
  vi.advanceTimersByTime(190);
  source.next(3);
  expect(shown).toEqual([1]);
  vi.advanceTimersByTime(50);
  expect(shown).toEqual([1, 3]);
  vi.advanceTimersByTime(1_000);
  source.next(4);
  expect(shown).toEqual([1, 3, 4]);
});

test("the end waits for nothing and loses nothing", () => {
  const { source, shown } = page(100);
  source.next(1);
  source.next(2);
  source.complete();
  expect(shown).toEqual([1, 2, "end"]);
  vi.advanceTimersByTime(1_000);
  expect(shown).toEqual([1, 2, "end"]);

  const broken = page(100);
  broken.source.next(1);
  broken.source.next(2);
  broken.source.error(new Error("lost"));
  expect(broken.shown).toEqual([1, 2, "error"]);
});

test("nothing is shown after the page has turned away", () => {
  const source = new Subject<number>();
  const shown: number[] = [];
  const subscription = source.pipe(restBetween(() => 0)).subscribe((value) => shown.push(value));
  source.next(1);
  source.next(2);
  subscription.unsubscribe();
  vi.advanceTimersByTime(1_000);
  expect(shown).toEqual([1]);
});
