/** Walking through rounds: by hand, or by itself until the last. */
import { useCallback, useEffect, useState } from "react";

/** Long enough to read the round's sentence. */
const ROUND_SECONDS = 3;

export type RoundPlayer = {
  at: number;
  last: number;
  /** The round that was chosen; null: the last, whichever it is. */
  chosen: number | null;
  playing: boolean;
  goTo: (at: number) => void;
  toggle: () => void;
};

/**
 * Starts at the last round, which is the result, and stays at the last while votes come in
 * and rounds come and go; whoever looks at an earlier one stays there.
 */
export function useRoundPlayer(rounds: number, seconds = ROUND_SECONDS): RoundPlayer {
  const last = Math.max(0, rounds - 1);
  const [chosen, setChosen] = useState<number | null>(null);
  const [playing, setPlaying] = useState(false);
  const at = Math.min(chosen ?? last, last);

  useEffect(() => {
    if (!playing) return;
    if (at >= last) {
      setPlaying(false);
      setChosen(null);
      return;
    }
    const timer = setTimeout(() => setChosen(at + 1), seconds * 1_000);
    return () => clearTimeout(timer);
  }, [playing, at, last, seconds]);

  const goTo = useCallback(
    (to: number) => {
      setPlaying(false);
      setChosen(to >= last ? null : Math.max(0, to));
    },
    [last],
  );
  const toggle = useCallback(() => {
    // From the result there is nothing left to play: start over.
    if (!playing && at >= last) setChosen(0);
    setPlaying(!playing);
  }, [playing, at, last]);
  return { at, last, chosen, playing, goTo, toggle };
}
