/** The page's vote queue over GraphQL, and its progress for one poll. */
import type { ApolloClient } from "@apollo/client";
import { useApolloClient } from "@apollo/client/react";
import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react";
import { onAwake } from "../../graphql/backoff";
import { csrfToken, wasLost } from "../../graphql/client";
import { connection } from "../../graphql/connection";
import {
  CastVoteDocument,
  type MarksInput,
  type RefusalPartsFragment,
  WithdrawVoteDocument,
} from "../../graphql/generated";
import { tellOtherPages, useOtherPages } from "../../ui/otherPages";
import { forgetBallot, keepBallot, keptBallot } from "./keptBallot";
import { forgetCode } from "./keptCode";
import type { Marks } from "./marks";
import { type Answer, type Intent, VoteQueue } from "./voteQueue";

export type VoteProgress = ReturnType<VoteQueue<RefusalPartsFragment>["progress"]>;

const queues = new WeakMap<ApolloClient, VoteQueue<RefusalPartsFragment>>();

/** The progress of my vote in this poll, and what I can do about it. */
export function useVote(pollId: string) {
  const client = useApolloClient();
  const queue = queueOf(client);
  const progress: VoteProgress = useSyncExternalStore(queue.subscribe, () => queue.progress(pollId));
  useEffect(() => queue.resume(pollId), [queue, pollId]);
  // Who votes in one tab has voted in all of them.
  const hear = useCallback(
    (votedIn: string) => {
      if (votedIn === pollId) void client.refetchQueries({ include: "active" });
    },
    [client, pollId],
  );
  useOtherPages("votes", hear);
  return useMemo(
    () => ({
      progress,
      cast: (marks: Marks | null, ballotCode: string | null = null) =>
        void queue.cast(pollId, marks, ballotCode),
      again: () => queue.again(pollId),
      dismiss: () => queue.dismiss(pollId),
    }),
    [progress, queue, pollId],
  );
}

function queueOf(client: ApolloClient): VoteQueue<RefusalPartsFragment> {
  let queue = queues.get(client);
  if (!queue) {
    queue = new VoteQueue({
      send: async (intent) => {
        const answer = await send(client, intent);
        if (answer.kind === "done") tellOtherPages("votes", intent.pollId);
        return answer;
      },
      mayRepeat: wasLost,
      pause: untilWorthTrying,
      // The server gives another token to whoever signs in or out.
      viewer: csrfToken,
      // Asked for each time: in a frame, a browser may refuse to name it at all.
      storage: {
        getItem: (key) => window.sessionStorage.getItem(key),
        setItem: (key, value) => window.sessionStorage.setItem(key, value),
        removeItem: (key) => window.sessionStorage.removeItem(key),
      },
    });
    queues.set(client, queue);
  }
  return queue;
}

async function send(client: ApolloClient, intent: Intent): Promise<Answer<RefusalPartsFragment>> {
  const { pollId, requestId, marks, ballotCode } = intent;
  const ballotKey = keptBallot(pollId)?.ballotKey;
  const key = ballotKey ? { ballotKey } : {};
  if (marks === null) {
    const { data } = await client.mutate({
      mutation: WithdrawVoteDocument,
      variables: { pollId, requestId, ...key },
    });
    const answer = read(data?.withdrawVote);
    if (answer.kind === "done") forgetBallot(pollId);
    return answer;
  }
  const code = ballotCode ? { ballotCode } : {};
  const input = { pollId, requestId, marks: marks as MarksInput, ...code, ...key };
  const { data } = await client.mutate({ mutation: CastVoteDocument, variables: { input } });
  const answer = read(data?.castVote);
  // Until it is kept the intent is not forgotten: the same request is told its key again.
  if (data?.castVote.__typename === "CastVotePayload" && data.castVote.ballotKey) {
    const { ballotKey, vote } = data.castVote;
    keepBallot(pollId, { ballotKey, receipt: vote.receipt ?? "" });
  }
  if (answer.kind === "done") forgetCode(pollId);
  return answer;
}

type Result = { __typename: "CastVotePayload" | "WithdrawVotePayload" } | RefusalPartsFragment | undefined;

function read(result: Result): Answer<RefusalPartsFragment> {
  if (!result) throw new Error("The answer was empty");
  return result.__typename === "Refusal" ? { kind: "refused", refusal: result } : { kind: "done" };
}

/** Ends early when the live connection comes back: then a vote that waits goes out at once. */
function untilWorthTrying(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      stopWatching();
      stopListening();
      resolve();
    };
    const timer = setTimeout(finish, milliseconds);
    const stopWatching = connection.subscribe(() => connection.get() === "live" && finish());
    const stopListening = onAwake(finish);
  });
}
