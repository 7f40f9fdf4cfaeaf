/** What to tell people about the live connection, and from when on. */
import { useEffect, useState, useSyncExternalStore } from "react";
import { type ConnectionState, type ConnectionStore, connection } from "./connection";

const QUIET_MILLISECONDS = 1_000;

export type Trouble = { state: Exclude<ConnectionState, "idle" | "live">; sinceMilliseconds: number };

/** What to tell about the connection: null while all is well, and during the first second of a blip. */
export function useTrouble(store: ConnectionStore = connection): Trouble | null {
  const state = useSyncExternalStore(store.subscribe, store.get);
  const healthy = state === "live" || state === "idle";
  const [startedAt, setStartedAt] = useState<number | null>(null);
  const [now, setNow] = useState(0);

  useEffect(() => {
    if (healthy) return setStartedAt(null);
    const begin = Date.now();
    setStartedAt(begin);
    setNow(begin);
    const timer = setInterval(() => setNow(Date.now()), QUIET_MILLISECONDS);
    return () => clearInterval(timer);
  }, [healthy]);

  if (state === "live" || state === "idle" || startedAt === null) return null;
  const sinceMilliseconds = now - startedAt;
  return sinceMilliseconds < QUIET_MILLISECONDS ? null : { state, sinceMilliseconds };
}
