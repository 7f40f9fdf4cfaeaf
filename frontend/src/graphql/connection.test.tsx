import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ConnectionStore } from "./connection";
import { mayRetry, socketAddress } from "./socket";
import { useTrouble } from "./trouble";

describe("the connection's state", () => {
  test("goes from connecting to live to reconnecting and back", () => {
    const store = new ConnectionStore();
    const seen: string[] = [];
    store.subscribe(() => seen.push(store.get()));
    store.connecting();
    store.connected();
    store.closed(1006, true);
    store.connecting();
    store.connected();
    expect(seen).toEqual(["connecting", "live", "reconnecting", "live"]);
  });

  test("is offline when the device is", () => {
    const store = new ConnectionStore();
    store.connected();
    store.closed(1006, false);
    expect(store.get()).toBe("offline");
  });

  test("is idle after nobody subscribed any more", () => {
    const store = new ConnectionStore();
    store.connected();
    store.closed(1000, true);
    expect(store.get()).toBe("idle");
  });

  test.each([4400, 4401, 4403, 4406, 4409, 4429])("has failed for good after %i", (code) => {
    const store = new ConnectionStore();
    store.closed(code, true);
    expect(store.get()).toBe("failed");
    expect(mayRetry({ code })).toBe(false);
  });

  test.each([1001, 1006, 1011, 1012, 1013, 4408, 4499, 4504])("is tried again after %i", (code) => {
    const store = new ConnectionStore();
    store.connected();
    store.closed(code, true);
    expect(store.get()).toBe("reconnecting");
    expect(mayRetry({ code })).toBe(true);
  });
});

test("a server that cannot be reached at all is tried again", () => {
  expect(mayRetry(new Event("error"))).toBe(true);
});

test("the socket's address follows the page's", () => {
  expect(socketAddress({ protocol: "http:", host: "192.168.1.5:8000" })).toBe(
    "ws://192.168.1.5:8000/graphql/",
  );
  expect(socketAddress({ protocol: "https:", host: "vote.example" })).toBe("wss://vote.example/graphql/");
});

describe("what screens are told", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("a blip of less than a second stays silent", () => {
    const store = new ConnectionStore();
    store.connected();
    const { result } = renderHook(() => useTrouble(store));
    act(() => store.closed(1006, true));
    act(() => void vi.advanceTimersByTime(900));
    expect(result.current).toBeNull();
    act(() => store.connected());
    act(() => void vi.advanceTimersByTime(5_000));
    expect(result.current).toBeNull();
  });

  test("a loss of more than a second is told until it ends", () => {
    const store = new ConnectionStore();
    store.connected();
    const { result } = renderHook(() => useTrouble(store));
    act(() => store.closed(1006, true));
    act(() => void vi.advanceTimersByTime(1_100));
    expect(result.current?.state).toBe("reconnecting");
    act(() => void vi.advanceTimersByTime(30_000));
    expect(result.current?.sinceMilliseconds).toBeGreaterThanOrEqual(30_000);
    act(() => store.connected());
    expect(result.current).toBeNull();
  });
});
