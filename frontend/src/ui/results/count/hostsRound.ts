/**
 * The round that the host looks at, told to the stage.
 * Both stand in the same browser on most desks, so it needs no server; a stage elsewhere plays by itself.
 */
import { useCallback, useEffect, useRef } from "react";
import { tellOtherPages, useOtherPages } from "../../otherPages";

type Told = { pollId: string; at: number | null };

/** Tell the other pages of this browser which round is looked at, each time that one is chosen. */
export function useTellRound(pollId: string, at: number | null, telling: boolean): void {
  const told = useRef<number | null>(null);
  useEffect(() => {
    if (!telling || told.current === at) return;
    told.current = at;
    tellOtherPages<Told>("rounds", { pollId, at });
  }, [pollId, at, telling]);
}

/** Calls with the round that is chosen elsewhere in this browser; null: the last. */
export function useHostsRound(pollId: string, onRound: (at: number | null) => void): void {
  const hear = useCallback(
    (told: Told) => {
      if (told.pollId === pollId) onRound(told.at);
    },
    [pollId, onRound],
  );
  useOtherPages("rounds", hear);
}
