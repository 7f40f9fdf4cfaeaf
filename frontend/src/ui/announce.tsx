/** One quiet voice for screen readers: what changed on the page without the reader's doing. */
import { useSyncExternalStore } from "react";

let current = "";
const listeners = new Set<() => void>();

/** Says the text once, politely. */
export function announce(text: string): void {
  current = text;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The live region itself; the app holds exactly one. */
export function Announcer() {
  const text = useSyncExternalStore(subscribe, () => current);
  return (
    <div className="unseen" aria-live="polite">
      {text}
    </div>
  );
}
