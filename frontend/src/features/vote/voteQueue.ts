/** Votes on their way: each waits for the server's word, survives a lost connection and a reload, and is never counted twice. */
import { backoffMilliseconds } from "../../graphql/backoff";
import { newId } from "../../graphql/newId";
import { type Kind, type Marks, readMarks } from "./marks";
import { storageKey } from "./storage";

/** What a voter wants, with the id that makes every repetition of it the same request. `marks: null` takes the vote back. */
export type Intent = {
  requestId: string;
  pollId: string;
  marks: Marks | null;
  /** Where the poll takes votes by code. */
  ballotCode?: string;
  /** Who the browser was known as. */
  by?: string;
};

/** The server's word. Throwing instead means that no word came. */
export type Answer<Refusal> = { kind: "done" } | { kind: "refused"; refusal: Refusal };

export type Progress<Refusal> =
  | { step: "none" }
  | { step: "sending" | "waiting" | "failed"; intent: Intent }
  | { step: "refused"; intent: Intent; refusal: Refusal };

type Parts<Refusal> = {
  send: (intent: Intent) => Promise<Answer<Refusal>>;
  /** Whether a failed attempt may be repeated by itself. */
  mayRepeat: (error: unknown) => boolean;
  /** Resolves after about so long, or sooner when it is worth trying. */
  pause: (milliseconds: number) => Promise<void>;
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem">;
  /** Who this browser is known as: something else once somebody has signed in or out. */
  viewer: () => string;
};

const ANSWER_WAIT_MILLISECONDS = 10_000;
const NOTHING: { step: "none" } = { step: "none" };

export class VoteQueue<Refusal> {
  #parts: Parts<Refusal>;
  #progress = new Map<string, Progress<Refusal>>();
  #listeners = new Set<() => void>();

  constructor(parts: Parts<Refusal>) {
    this.#parts = parts;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** How far this poll's vote has come. */
  progress(pollId: string): Progress<Refusal> {
    return this.#progress.get(pollId) ?? NOTHING;
  }

  /** A new intent: these marks, none for a blank vote, or null to take the vote back. */
  cast(pollId: string, marks: Marks | null, ballotCode: string | null = null): Promise<void> {
    const by = this.#parts.viewer();
    const intent = { requestId: newId(), pollId, marks, by, ...(ballotCode ? { ballotCode } : {}) };
    this.#keep(intent);
    return this.#deliver(intent);
  }

  /** Sends what an earlier page of this tab left unanswered; not in the name of somebody else. */
  resume(pollId: string): void {
    if (this.progress(pollId).step !== "none") return;
    const intent = this.#kept(pollId);
    if (!intent) return;
    if (intent.by === undefined || intent.by === this.#parts.viewer()) void this.#deliver(intent);
    else this.#forget(pollId);
  }

  /** Tries a failed intent once more: the same request, so that it cannot count twice. */
  again(pollId: string): void {
    const progress = this.progress(pollId);
    if (progress.step === "failed") void this.#deliver(progress.intent);
  }

  /** Forgets a refusal or a failure that has been read. */
  dismiss(pollId: string): void {
    const { step } = this.progress(pollId);
    if (step === "refused" || step === "failed") this.#settle(pollId, NOTHING);
  }

  async #deliver(intent: Intent): Promise<void> {
    for (let retries = 0; ; retries += 1) {
      this.#set(intent.pollId, { step: "sending", intent });
      try {
        const answer = await withinReason(this.#parts.send(intent));
        return this.#settle(
          intent.pollId,
          answer.kind === "done" ? NOTHING : { step: "refused", intent, refusal: answer.refusal },
        );
      } catch (error) {
        if (!this.#parts.mayRepeat(error)) return this.#set(intent.pollId, { step: "failed", intent });
        this.#set(intent.pollId, { step: "waiting", intent });
        await this.#parts.pause(backoffMilliseconds(retries));
      }
    }
  }

  #settle(pollId: string, progress: Progress<Refusal>): void {
    this.#forget(pollId);
    this.#set(pollId, progress);
  }

  #set(pollId: string, progress: Progress<Refusal>): void {
    this.#progress.set(pollId, progress);
    for (const listener of [...this.#listeners]) listener();
  }

  // Storage may be full or forbidden; then the vote lives as long as the page.
  #keep(intent: Intent): void {
    try {
      this.#parts.storage.setItem(storageKey("vote", intent.pollId), JSON.stringify(intent));
    } catch {}
  }

  #kept(pollId: string): Intent | null {
    try {
      const kept = JSON.parse(this.#parts.storage.getItem(storageKey("vote", pollId)) ?? "null");
      return isIntent(kept) && kept.pollId === pollId ? kept : null;
    } catch {
      return null;
    }
  }

  #forget(pollId: string): void {
    try {
      this.#parts.storage.removeItem(storageKey("vote", pollId));
    } catch {}
  }
}

function isIntent(value: unknown): value is Intent {
  const intent = value as Partial<Intent> | null;
  return (
    typeof intent?.requestId === "string" &&
    typeof intent.pollId === "string" &&
    (intent.marks === null || isMarks(intent.marks)) &&
    (intent.ballotCode === undefined || typeof intent.ballotCode === "string") &&
    (intent.by === undefined || typeof intent.by === "string")
  );
}

function isMarks(value: unknown): boolean {
  const kinds = Object.keys(value ?? {});
  return kinds.length === 1 && readMarks(value, kinds[0] as Kind) !== null;
}

class NoAnswer extends Error {}

function withinReason<Value>(answer: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new NoAnswer("No answer in time")), ANSWER_WAIT_MILLISECONDS);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
