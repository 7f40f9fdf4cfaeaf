/** A GraphQL server at the other end of websockets, for tests of what speaks graphql-transport-ws itself. */
import { vi } from "vitest";

type Message = { type: string; id?: string; payload?: unknown };
type Subscribe = { query: string; variables: Record<string, unknown> };
type Refusal = { message: string; extensions: { code: string } };

export class FakeLines {
  /** Every line that was opened, in order. */
  readonly lines: Line[] = [];
  isAway = false;
  isDeaf = false;
  #answers: [RegExp, () => object | Refusal[]][] = [];

  /** Takes the place of the browser's WebSocket, until `vi.unstubAllGlobals()`. */
  constructor() {
    const server = this;
    vi.stubGlobal(
      "WebSocket",
      class extends Line {
        constructor(url: string) {
          super(server, url);
        }
      },
    );
  }

  /** How to answer operations that read so: a subscription gets this first; a list refuses. */
  answer(words: RegExp, how: () => object | Refusal[]): this {
    this.#answers.unshift([words, how]);
    return this;
  }

  /** Sends this to every running operation that reads so. */
  send(words: RegExp, data: object): void {
    for (const line of this.lines) line.tell(words, data);
  }

  /** Ends every line as the server or the network would. */
  cut(code: number): void {
    for (const line of this.lines) line.end(code);
  }

  /** What was asked, in order. */
  asked(words: RegExp): Subscribe[] {
    return this.lines.flatMap(({ asked }) => asked).filter(({ query }) => words.test(query));
  }

  answerTo(query: string): object | Refusal[] | undefined {
    return this.#answers.find(([words]) => words.test(query))?.[1]();
  }
}

/** As much of a websocket as a client needs, and the server's end of it. */
class Line {
  static readonly OPEN = 1;
  readyState = 0;
  readonly asked: Subscribe[] = [];
  /** The payload of its connection_init. */
  init: unknown;
  onopen?: () => void;
  onclose?: (event: { code: number; reason: string }) => void;
  onmessage?: (event: { data: string }) => void;
  #running = new Map<string, string>();
  #server: FakeLines;

  constructor(
    server: FakeLines,
    readonly url: string,
  ) {
    this.#server = server;
    server.lines.push(this);
    setTimeout(() => (server.isAway ? this.end(1006) : this.#open()), 1);
  }

  send(text: string): void {
    if (this.#server.isDeaf) return;
    const { type, id = "", payload } = JSON.parse(text) as Message;
    if (type === "connection_init") {
      this.init = payload;
      this.#say({ type: "connection_ack" });
    } else if (type === "ping") this.#say({ type: "pong" });
    else if (type === "complete") this.#running.delete(id);
    else if (type === "subscribe") this.#begin(id, payload as Subscribe);
  }

  close(code = 1000): void {
    this.end(code);
  }

  end(code: number): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.#running.clear();
    this.onclose?.({ code, reason: "" });
  }

  tell(words: RegExp, data: object): void {
    for (const [id, query] of this.#running) {
      if (words.test(query)) this.#say({ type: "next", id, payload: { data } });
    }
  }

  /** Completes what reads so, as for a poll that is gone. */
  complete(words: RegExp): void {
    for (const [id, query] of this.#running) if (words.test(query)) this.#say({ type: "complete", id });
  }

  #begin(id: string, payload: Subscribe): void {
    this.asked.push(payload);
    const answer = this.#server.answerTo(payload.query);
    if (Array.isArray(answer)) {
      this.#say({ type: "error", id, payload: answer });
      return;
    }
    if (answer) this.#say({ type: "next", id, payload: { data: answer } });
    if (payload.query.startsWith("subscription")) this.#running.set(id, payload.query);
    else this.#say({ type: "complete", id });
  }

  #open(): void {
    this.readyState = Line.OPEN;
    this.onopen?.();
  }

  #say(message: Message): void {
    setTimeout(() => this.readyState === Line.OPEN && this.onmessage?.({ data: JSON.stringify(message) }), 1);
  }
}

export const NOT_FOUND: Refusal[] = [
  { message: "There is no such poll.", extensions: { code: "NOT_FOUND" } },
];
