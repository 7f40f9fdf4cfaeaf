/** Runs one of the host's acts at a time, and tells in words what stood in the way. */
import type { ApolloClient } from "@apollo/client";
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { useCallback, useRef, useState } from "react";
import type { RefusalPartsFragment } from "../../graphql/generated";
import { refusalSentence } from "../../ui/refusals";
import { words } from "./words";

type Done = { __typename: "Poll" | "Room" | "BallotCodes" | "VoidedCodes" | "InvitedVoters" };
type Outcome = Done | RefusalPartsFragment;
export type Act = () => Promise<Outcome | undefined>;

/** A mutation that takes a poll and nothing else. */
export type PollAct = TypedDocumentNode<Record<string, Outcome | "Mutation">, { pollId: string }>;

/** That mutation for this poll. */
export function pollAct(client: ApolloClient, document: unknown, pollId: string): Act {
  return async () => {
    const { data } = await client.mutate({ mutation: document as PollAct, variables: { pollId } });
    return Object.values(data ?? {}).find((value): value is Outcome => typeof value === "object");
  };
}

/**
 * `act` resolves to whether it was done. While one act is on its way another is not begun: a double click is
 * one click; what was confirmed, and is the same twice as once, `waits` for it instead. Buttons stay enabled
 * meanwhile, so that the keyboard keeps its place.
 */
export function useAct() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const running = useRef<Promise<unknown> | null>(null);

  const act = useCallback(async (send: Act, waits = false): Promise<boolean> => {
    while (running.current) {
      if (!waits) return false;
      await running.current;
    }
    const sent = send().then(whyNot, () => lost);
    running.current = sent;
    setBusy(true);
    setProblem(null);
    const failed = await sent;
    running.current = null;
    setBusy(false);
    setProblem(failed);
    return failed === null;
  }, []);
  return { act, busy, problem: problem?.say() ?? null };
}

/** `say`: in a sentence, in the language of the page. */
type Problem = { say: () => string };

const lost: Problem = { say: () => words.lost };

function whyNot(result: Outcome | undefined): Problem | null {
  if (!result) return lost;
  return result.__typename === "Refusal" ? { say: () => refusalSentence(result) } : null;
}
