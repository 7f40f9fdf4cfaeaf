/** Giving one option a value, through a function that stays the same while values change. */
import { useCallback, useRef } from "react";
import type { Given } from "../marks";
import type { BallotPoll } from "./ballotPoll";
import { withValue } from "./giving";

export function useGiving(poll: BallotPoll, given: Given[], onGive: (given: Given[]) => void) {
  const latest = useRef({ poll, given, onGive });
  latest.current = { poll, given, onGive };
  return useCallback((optionId: string, value: number | null) => {
    const { poll, given, onGive } = latest.current;
    onGive(
      withValue(
        given,
        optionId,
        value,
        poll.options.map(({ id }) => id),
      ),
    );
  }, []);
}
