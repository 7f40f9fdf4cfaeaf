/** A voter's ballot code, from a card's link or typed: kept on this device for its poll until the vote is in. */
import { useCallback, useEffect, useSyncExternalStore } from "react";

/** Enough of a poll's id to tell a room's polls apart: links are printed as QR codes. */
const KNOWN_BY_CHARACTERS = 8;
/** A link that names no poll brings a code for the first one that asks for codes. */
const NO_POLL = "";

// Storage may be full or forbidden; then a code lives as long as the page.
const sinceLoaded = new Map<string, string>();
const listeners = new Set<() => void>();

const storageKey = (pollId: string) => `livetally.code.${pollId.slice(0, KNOWN_BY_CHARACTERS)}`;
/** What is for no known poll belongs to this tab, which may look at another room next. */
const storageOf = (pollId: string) => (pollId === NO_POLL ? window.sessionStorage : window.localStorage);

export function keepCode(pollId: string, code: string): void {
  sinceLoaded.set(storageKey(pollId), code);
  try {
    storageOf(pollId).setItem(storageKey(pollId), code);
  } catch {}
  for (const listener of [...listeners]) listener();
}

/** The code for this poll as it was brought or typed; empty where there is none. */
export function keptCode(pollId: string): string {
  return read(pollId) ?? read(NO_POLL) ?? "";
}

/** The vote is in: its code is of no more use, and the next person at this device need not see it. */
export function forgetCode(pollId: string): void {
  for (const id of [pollId, NO_POLL]) {
    sinceLoaded.delete(storageKey(id));
    try {
      storageOf(id).removeItem(storageKey(id));
    } catch {}
  }
  for (const listener of [...listeners]) listener();
}

function read(pollId: string): string | null {
  const key = storageKey(pollId);
  try {
    return sinceLoaded.get(key) ?? storageOf(pollId).getItem(key);
  } catch {
    return null;
  }
}

/** Keeps the code in the address (`#code=…&poll=…`), and takes it out of the address bar and the history. */
export function takeBroughtCode(): void {
  const { hash, pathname, search } = window.location;
  const brought = new URLSearchParams(hash.slice(1));
  const code = brought.get("code");
  if (!code) return;
  keepCode(brought.get("poll") ?? NO_POLL, code);
  window.history.replaceState(window.history.state, "", pathname + search);
}

/** Takes the code that the page is opened with, or that another link brings while it is open. */
export function useBroughtCode(): void {
  useEffect(() => {
    takeBroughtCode();
    window.addEventListener("hashchange", takeBroughtCode);
    return () => window.removeEventListener("hashchange", takeBroughtCode);
  }, []);
}

/** The code for this poll, and how to write another. */
export function useKeptCode(pollId: string): [code: string, write: (code: string) => void] {
  const code = useSyncExternalStore(subscribe, () => keptCode(pollId));
  return [code, useCallback((next: string) => keepCode(pollId, next), [pollId])];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
