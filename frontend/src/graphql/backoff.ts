/** How long to wait before trying again, and what ends the wait early. */

const FIRST_CEILING_MILLISECONDS = 2_000;
const LAST_CEILING_MILLISECONDS = 15_000;
const FLOOR_MILLISECONDS = 500;

/**
 * The pause before retry number `retries` (from 0).
 * Jittered over the whole range, because a restart drops every phone of a hall at the same moment.
 */
export function backoffMilliseconds(retries: number, random: () => number = Math.random): number {
  const ceiling = Math.min(
    LAST_CEILING_MILLISECONDS,
    FIRST_CEILING_MILLISECONDS * 2 ** Math.min(retries, 10),
  );
  return FLOOR_MILLISECONDS + random() * (ceiling - FLOOR_MILLISECONDS);
}

/** Calls `awake` whenever the device is back online or the page is looked at again; returns the tear-down. */
export function onAwake(awake: () => void): () => void {
  const whenVisible = () => document.visibilityState === "visible" && awake();
  window.addEventListener("online", awake);
  document.addEventListener("visibilitychange", whenVisible);
  return () => {
    window.removeEventListener("online", awake);
    document.removeEventListener("visibilitychange", whenVisible);
  };
}

/** Resolves after the pause, or sooner when the device comes back online or the page is looked at again. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      stopListening();
      resolve();
    };
    const timer = setTimeout(finish, milliseconds);
    const stopListening = onAwake(finish);
  });
}
