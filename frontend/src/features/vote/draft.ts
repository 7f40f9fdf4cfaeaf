/** A half-filled ballot: kept in this tab, so that a reload of the page loses nothing. */
import { useCallback, useState } from "react";
import { type Kind, type Marks, readMarks } from "./marks";

const key = (pollId: string) => `livetally.draft.${pollId}`;

// Storage may be full or forbidden; then the draft lives as long as the page.
function keep(pollId: string, marks: Marks | null): void {
  try {
    if (marks) window.sessionStorage.setItem(key(pollId), JSON.stringify(marks));
    else window.sessionStorage.removeItem(key(pollId));
  } catch {}
}

function kept(pollId: string, kind: Kind): Marks | null {
  try {
    return readMarks(JSON.parse(window.sessionStorage.getItem(key(pollId)) ?? "null"), kind);
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
      keep(pollId, marks);
    },
    [pollId],
  );
  return [draft, write];
}

/** Forgets the draft: its vote is on its way, or the voter keeps the one that is in. */
export function forgetDraft(pollId: string): void {
  keep(pollId, null);
}
