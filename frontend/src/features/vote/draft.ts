/** A half-filled ballot: kept in this tab, so that a reload of the page loses nothing. */
import { useCallback, useState } from "react";
import { type Kind, type Marks, readMarks } from "./marks";
import { storageKey } from "./storage";

/** Keeps the draft, or none. Storage may be full or forbidden; then a draft lives as long as the page. */
export function keepDraft(pollId: string, marks: Marks | null): void {
  try {
    if (marks) window.sessionStorage.setItem(storageKey("draft", pollId), JSON.stringify(marks));
    else window.sessionStorage.removeItem(storageKey("draft", pollId));
  } catch {}
}

function kept(pollId: string, kind: Kind): Marks | null {
  try {
    return readMarks(JSON.parse(window.sessionStorage.getItem(storageKey("draft", pollId)) ?? "null"), kind);
  } catch {
    return null;
  }
}

/** The draft for a poll, beginning with what was kept, else with `first`. */
export function useDraft(pollId: string, kind: Kind, first: Marks): [Marks, (marks: Marks) => void] {
  const [draft, setDraft] = useState(() => kept(pollId, kind) ?? first);
  const write = useCallback(
    (marks: Marks) => {
      setDraft(marks);
      keepDraft(pollId, marks);
    },
    [pollId],
  );
  return [draft, write];
}

/** Forgets the draft: its vote is on its way, or the voter keeps the one that is in. */
export function forgetDraft(pollId: string): void {
  keepDraft(pollId, null);
  reopened.delete(pollId);
}

/** Polls whose recorded vote the voter had begun to change before the page came alive. */
const reopened = new Set<string>();

/** Shows the ballot again, though the voter has voted. */
export function reopenVote(pollId: string): void {
  reopened.add(pollId);
}

/** Whether the voter has begun to change the recorded vote. */
export function isReopened(pollId: string): boolean {
  return reopened.has(pollId);
}
