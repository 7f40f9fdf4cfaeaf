import { afterEach, expect, test, vi } from "vitest";
import { backoffMilliseconds, pause } from "./backoff";
import { csrfToken } from "./client";
import { newId } from "./newId";
import { ServerClock } from "./serverClock";

afterEach(() => void vi.useRealTimers());

test("pauses grow, are spread, and stay between half a second and fifteen", () => {
  expect(backoffMilliseconds(0, () => 0)).toBe(500);
  expect(backoffMilliseconds(0, () => 1)).toBe(2_000);
  expect(backoffMilliseconds(1, () => 1)).toBe(4_000);
  expect(backoffMilliseconds(50, () => 1)).toBe(15_000);
});

test("a pause ends early when the device is back online", async () => {
  vi.useFakeTimers();
  let ended = false;
  const waiting = pause(60_000).then(() => {
    ended = true;
  });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(ended).toBe(false);
  window.dispatchEvent(new Event("online"));
  await waiting;
  expect(ended).toBe(true);
});

test("ids are random UUIDs without crypto.randomUUID", () => {
  vi.spyOn(crypto, "randomUUID").mockImplementation(() => {
    throw new Error("no secure context");
  });
  const ids = new Set(Array.from({ length: 50 }, newId));
  expect(ids.size).toBe(50);
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("the clock keeps the answer that was the least late", () => {
  const clock = new ServerClock();
  clock.learn("1970-01-01T00:00:10.000Z", 1_000);
  clock.learn("1970-01-01T00:00:11.000Z", 2_900);
  expect(clock.now(5_000)).toBe(14_000);
});

test("the clock starts anew when the device's own clock is set", () => {
  const clock = new ServerClock();
  clock.learn("1970-01-01T00:00:10.000Z", 1_000);
  clock.learn("1970-01-01T00:00:11.000Z", 11_000);
  expect(clock.now(12_000)).toBe(12_000);
});

test("the CSRF token is found among other cookies", () => {
  expect(csrfToken("a=1; csrftoken=abc; b=2")).toBe("abc");
  expect(csrfToken("a=1; __Host-csrftoken=abc")).toBe("abc");
  expect(csrfToken("xcsrftoken=no")).toBe("");
});
