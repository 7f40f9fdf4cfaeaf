/** One poll that a screen follows: its question and rules, the viewer's part in it, and the live tally. */
import { useQuery, useSubscription } from "@apollo/client/react";
import { useState } from "react";
import { useCatchUp } from "./catchUp";
import {
  PollByIdDocument,
  type PollByIdQuery,
  type TallyPartsFragment,
  VoteTallyDocument,
} from "./generated";

export type FollowedPoll = NonNullable<PollByIdQuery["poll"]>;
export type Tally = TallyPartsFragment;

/**
 * The poll, kept up to date, and `askAgain` for what is personal in it.
 * Frames carry nothing personal, so a frame of another view (the viewer voted elsewhere, say) means: ask again.
 * `poll.tally.state` is the newest state known; the rest of the poll follows with its room.
 */
export function usePoll(pollId: string): { poll: FollowedPoll | null | undefined; askAgain: () => void } {
  const { data, refetch } = useQuery(PollByIdDocument, { variables: { id: pollId } });
  const [frameId, setFrameId] = useState<string | null>(null);
  useSubscription(VoteTallyDocument, {
    variables: { pollId },
    ignoreResults: true,
    onData: ({ data: frame }) => setFrameId(frame.data?.voteTally.id ?? null),
  });
  const poll = data?.poll;
  const otherView = !!poll && frameId !== null && frameId !== poll.tally.id;
  const askAgain = () => {
    refetch().catch(() => undefined);
  };
  useCatchUp(otherView, false, askAgain);
  return { poll, askAgain };
}
