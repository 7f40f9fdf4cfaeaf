/** Asking again when the live news shows that what the screen holds is old. */
import { useEffect, useRef } from "react";

const EARLIEST_MILLISECONDS = 200;
const SPREAD_MILLISECONDS = 800;
const AGAIN_MILLISECONDS = 3_000;

/**
 * Calls `askAgain` while the screen is behind: soon, then every few seconds until it has caught up.
 * `prompt` skips the jitter that keeps a whole hall from asking in the same instant.
 */
export function useCatchUp(behind: boolean, prompt: boolean, askAgain: () => void): void {
  const ask = useRef(askAgain);
  ask.current = askAgain;

  useEffect(() => {
    if (!behind) return;
    let timer: ReturnType<typeof setTimeout>;
    const run = () => {
      ask.current();
      timer = setTimeout(run, AGAIN_MILLISECONDS);
    };
    timer = setTimeout(run, prompt ? 0 : EARLIEST_MILLISECONDS + Math.random() * SPREAD_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [behind, prompt]);
}
