/** What a voter does to a ranking: each act says aloud where the option is now, and keeps the keyboard's place. */
import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef } from "react";
import { announce } from "../../../ui/announce";
import type { BallotPoll } from "./ballotPoll";
import {
  appended,
  dropped,
  joinedWithAbove,
  mayMove,
  moved,
  partedAbove,
  type Ranking,
  rowsOf,
  without,
} from "./ranking";
import type { Drop } from "./useRankDrag";
import { words } from "./words";

type Parts = {
  poll: BallotPoll;
  ranking: Ranking;
  /** The most ranks that may be used. */
  most: number;
  onMark: (marks: { rank: string[][] }) => void;
  area: RefObject<HTMLElement | null>;
};

export function useRanking(parts: Parts) {
  const latest = useRef(parts);
  latest.current = parts;
  const focusNext = useFocusAfter(parts.area, parts.ranking);

  const become = useCallback((ranking: string[][], id: string) => {
    const { poll, most, onMark } = latest.current;
    if (ranking.length > most) return announce(words.rankedFull);
    onMark({ rank: ranking });
    const label = poll.options.find((option) => option.id === id)?.label ?? "";
    const rank = rowsOf(ranking).find((row) => row.id === id)?.rank;
    announce(rank ? words.nowRanked(label, rank, ranking.length) : words.nowOut(label));
  }, []);

  const acts = useMemo(
    () => ({
      move: (id: string, step: -1 | 1) => {
        const { ranking } = latest.current;
        if (mayMove(ranking, id, step)) become(moved(ranking, id, step), id);
      },
      takeOut: (id: string) => {
        const { ranking } = latest.current;
        focusNext(document.activeElement?.className);
        become(without(ranking, id), id);
      },
      joinOrPart: (id: string) => {
        const { ranking } = latest.current;
        const joined = rowsOf(ranking).find((row) => row.id === id)?.joined;
        become(joined ? partedAbove(ranking, id) : joinedWithAbove(ranking, id), id);
      },
    }),
    [become, focusNext],
  );
  const add = useCallback(
    (id: string) => {
      const { ranking } = latest.current;
      focusNext(document.activeElement?.className);
      become(appended(ranking, id), id);
    },
    [become, focusNext],
  );
  const drop = useCallback(
    (id: string, where: Drop) => {
      const { ranking } = latest.current;
      become(where === "out" ? without(ranking, id) : dropped(ranking, id, where), id);
    },
    [become],
  );
  return { acts, add, drop };
}

/** When the focused button goes with the next change, the one of its class that takes its place is focused. */
function useFocusAfter(area: RefObject<HTMLElement | null>, ranking: Ranking) {
  const wanted = useRef<{ buttons: string; at: number } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the ranking has changed on the page
  useLayoutEffect(() => {
    if (!wanted.current) return;
    const { buttons, at } = wanted.current;
    wanted.current = null;
    const all = [...(area.current?.getElementsByClassName(buttons) ?? [])];
    const next = all[Math.min(at, all.length - 1)] ?? area.current?.querySelector("button");
    (next as HTMLElement | null | undefined)?.focus({ preventScroll: true });
  }, [ranking]);
  return useCallback(
    (buttons = "") => {
      const focused = document.activeElement;
      const all = [...(area.current?.getElementsByClassName(buttons) ?? [])];
      const at = focused ? all.indexOf(focused) : -1;
      wanted.current = at < 0 ? null : { buttons, at };
    },
    [area],
  );
}
