import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ConnectionStore } from "./connection";
import { createSocket } from "./socket";

/** A network that is away, deaf or fine, with every line that was opened over it. */
const network = { state: "fine" as "fine" | "away" | "deaf", lines: [] as Line[] };

/** As much of a websocket as a client of graphql-ws needs. */
class Line {
  static readonly OPEN = 1;
  readyState = 0;
  readonly openedAt = Date.now();
  onopen?: () => void;
  onclose?: (event: { code: number; reason: string }) => void;
  onmessage?: (event: { data: string }) => void;

  constructor() {
    network.lines.push(this);
    setTimeout(() => (network.state === "away" ? this.end(1006) : this.open()), 10);
  }

  send(text: string) {
    if (network.state !== "fine") return;
    const { type } = JSON.parse(text);
    const answers: Record<string, string> = { connection_init: "connection_ack", ping: "pong" };
    if (answers[type])
      setTimeout(() => this.onmessage?.({ data: JSON.stringify({ type: answers[type] }) }), 10);
  }

  close(code = 1000) {
    this.end(code);
  }

  end(code: number) {
    if (this.readyState !== 3) {
      this.readyState = 3;
      this.onclose?.({ code, reason: "" });
    }
  }

  private open() {
    this.readyState = Line.OPEN;
    this.onopen?.();
  }
}

function watching() {
  const store = new ConnectionStore();
  const failed = vi.fn();
  createSocket("ws://hall.test/graphql/", store).subscribe(
    { query: "subscription { voteTally(pollId: 1) { id } }" },
    { next: vi.fn(), error: failed, complete: failed },
  );
  return { store, failed };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", Line);
  Object.assign(network, { state: "fine", lines: [] });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("GL2: after ten minutes without a network the page is live again within thirty seconds", async () => {
  const { store, failed } = watching();
  await vi.advanceTimersByTimeAsync(100);
  expect(store.get()).toBe("live");
  network.state = "away";
  network.lines[0]?.end(1006);
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(store.get()).toBe("reconnecting");
  const gaps = network.lines.slice(1).map((line, at) => line.openedAt - (network.lines[at]?.openedAt ?? 0));
  expect(Math.max(...gaps)).toBeLessThan(30_000);
  network.state = "fine";
  await vi.advanceTimersByTimeAsync(30_000);
  expect(store.get()).toBe("live");
  expect(failed).not.toHaveBeenCalled();
});

test("GL8: a line that has gone deaf is left within 45 seconds, and another one opened", async () => {
  const { store } = watching();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([store.get(), network.lines.length]).toEqual(["live", 1]);
  network.state = "deaf";
  const deafAt = Date.now();
  while (store.get() === "live") await vi.advanceTimersByTimeAsync(500);
  expect(Date.now() - deafAt).toBeLessThan(45_000);
  network.state = "fine";
  await vi.advanceTimersByTimeAsync(30_000);
  expect(store.get()).toBe("live");
});
