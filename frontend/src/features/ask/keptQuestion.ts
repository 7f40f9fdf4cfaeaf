/** A half-written question: kept in this tab, so that a reload of the page loses nothing. */
import { useCallback, useState } from "react";
import { newLine } from "./optionLines";
import { newQuestion, type QuestionDraft } from "./question";

const key = (place: string) => `livetally.question.${place}`;

// Storage may be full or forbidden; then the question lives as long as the page.
function keep(place: string, draft: QuestionDraft | null): void {
  try {
    if (draft) window.sessionStorage.setItem(key(place), JSON.stringify(draft));
    else window.sessionStorage.removeItem(key(place));
  } catch {}
}

/** What was kept; a version of the form that wrote other fields does not break this one. */
function kept(place: string): QuestionDraft | null {
  try {
    const found: QuestionDraft | null = JSON.parse(window.sessionStorage.getItem(key(place)) ?? "null");
    if (!found) return null;
    const lines = found.lines.map(({ text }) => newLine(String(text)));
    return { ...newQuestion(), ...found, lines };
  } catch {
    return null;
  }
}

/** The question being written at this place: a room, or home. Null begins a new one. */
export function useKeptQuestion(place: string): [QuestionDraft, (draft: QuestionDraft | null) => void] {
  const [draft, setDraft] = useState(() => kept(place) ?? newQuestion());
  const write = useCallback(
    (next: QuestionDraft | null) => {
      setDraft(next ?? newQuestion());
      keep(place, next);
    },
    [place],
  );
  return [draft, write];
}
