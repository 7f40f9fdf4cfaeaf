/**
 * The round that the host looks at, told to the stage.
 * Both stand in the same browser on most desks, so it needs no server; a stage elsewhere plays by itself.
 */
import { useEffect, useRef } from "react";

type Told = { pollId: string; at: number | null };

const channel = () =>
  typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("livetally-rounds");

/** Tell the other pages of this browser which round is looked at, each time that one is chosen. */
export function useTellRound(pollId: string, at: number | null, telling: boolean): void {
  const told = useRef<number | null>(null);
  useEffect(() => {
    if (!telling || told.current === at) return;
    told.current = at;
    const open = channel();
    open?.postMessage({ pollId, at } satisfies Told);
    open?.close();
  }, [pollId, at, telling]);
}

/** Calls with the round that is chosen elsewhere in this browser; null: the last. */
export function useHostsRound(pollId: string, onRound: (at: number | null) => void): void {
  useEffect(() => {
    const open = channel();
    if (!open) return;
    open.onmessage = ({ data }: MessageEvent<Told>) => {
      if (data.pollId === pollId) onRound(data.at);
    };
    return () => open.close();
  }, [pollId, onRound]);
}
