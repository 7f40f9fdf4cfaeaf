/** What only the voter of a secret poll has: the key to change the vote, and its receipt. Kept in this browser. */
import { storageKey } from "./storage";

export type KeptBallot = { ballotKey: string; receipt: string };

// Storage may be full or forbidden; then they live as long as the page.
const sinceLoaded = new Map<string, KeptBallot>();

export function keepBallot(pollId: string, ballot: KeptBallot): void {
  sinceLoaded.set(pollId, ballot);
  try {
    window.localStorage.setItem(storageKey("ballot", pollId), JSON.stringify(ballot));
  } catch {}
}

export function keptBallot(pollId: string): KeptBallot | null {
  const known = sinceLoaded.get(pollId);
  if (known) return known;
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(storageKey("ballot", pollId)) ?? "null");
    return isKeptBallot(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** The vote was taken back. */
export function forgetBallot(pollId: string): void {
  sinceLoaded.delete(pollId);
  try {
    window.localStorage.removeItem(storageKey("ballot", pollId));
  } catch {}
}

function isKeptBallot(value: unknown): value is KeptBallot {
  const ballot = value as Partial<KeptBallot> | null;
  return typeof ballot?.ballotKey === "string" && typeof ballot.receipt === "string";
}
