/** Says what changed to those who cannot see it. */
import { useEffect, useRef } from "react";
import type { FollowedPoll } from "../../graphql/poll";
import { announce } from "../../ui/announce";
import { words as shared } from "../../ui/words";
import type { VoteProgress } from "./useVote";
import { words } from "./words";

/** A refusal may tell of news, so after one the poll is asked again. */
export function useNews(poll: FollowedPoll, progress: VoteProgress, askAgain: () => void): void {
  const { state } = poll.tally;
  const lastState = useRef(state);
  useEffect(() => {
    if (lastState.current !== state) announce(shared.states[state]);
    lastState.current = state;
  }, [state]);

  const { step } = progress;
  const ask = useRef(askAgain);
  ask.current = askAgain;
  const voted = poll.viewerVote !== null;
  const lastStep = useRef(step);
  useEffect(() => {
    if (step === "refused") ask.current();
    if (step === "waiting") announce(words.waiting);
    if (step === "none" && lastStep.current === "sending") {
      announce(voted ? words.announceRecorded : words.announceWithdrawn);
    }
    lastStep.current = step;
  }, [step, voted]);
}
