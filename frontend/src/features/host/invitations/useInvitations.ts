/** A poll's invitations: how far each is on its way, sending more, and taking back what nobody has voted with. */
import { useApolloClient, useQuery } from "@apollo/client/react";
import { useEffect, useState } from "react";
import {
  type InvitationCountsFragment,
  InvitationsDocument,
  InviteVotersDocument,
  VoidInvitationsDocument,
} from "../../../graphql/generated";
import { announce } from "../../../ui/announce";
import { currentLanguage } from "../../../words/language";
import { useAct } from "../useAct";
import { words } from "../words";

const ASK_AGAIN_MILLISECONDS = 3_000;
/** A minute's pause after a failure, and longer ones, need no closer look. */
const ASK_SELDOM_MILLISECONDS = 30_000;

/** How many there are and how far; asked again while some are on the way, and when more have `voted`. */
export function useInvitationCounts(
  pollId: string,
  voted: number | null,
): InvitationCountsFragment | null | undefined {
  const { data, refetch, startPolling, stopPolling } = useQuery(InvitationsDocument, {
    variables: { pollId },
    fetchPolicy: "cache-and-network",
    skipPollAttempt: () => document.hidden,
  });
  const poll = data?.poll;
  const waiting = poll?.invitations?.waiting ?? 0;
  useEffect(() => {
    startPolling(waiting ? ASK_AGAIN_MILLISECONDS : ASK_SELDOM_MILLISECONDS);
    return stopPolling;
  }, [waiting, startPolling, stopPolling]);
  const [asked, setAsked] = useState(voted);
  useEffect(() => {
    if (asked === voted) return;
    const timer = setTimeout(() => {
      setAsked(voted);
      refetch().catch(() => undefined);
    }, ASK_AGAIN_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [asked, voted, refetch]);
  return poll;
}

/** `signIn`: whether the host has to sign in first. */
export function useInviting(pollId: string) {
  const client = useApolloClient();
  const { act, busy, problem } = useAct();
  const [signIn, setSignIn] = useState(false);

  const invite = (addresses: readonly string[]) =>
    act(async () => {
      const variables = { pollId, addresses: [...addresses], language: currentLanguage() };
      const { data } = await client.mutate({ mutation: InviteVotersDocument, variables });
      const answer = data?.inviteVoters;
      if (answer?.__typename === "InvitedVoters") announce(words.invited(answer.invited));
      setSignIn(answer?.__typename === "Refusal" && answer.code === "SIGN_IN_REQUIRED");
      return answer;
    });
  const voidUnspent = () =>
    act(async () => {
      const { data } = await client.mutate({ mutation: VoidInvitationsDocument, variables: { pollId } });
      const answer = data?.voidUnspentCodes;
      if (answer?.__typename === "VoidedCodes") announce(words.invitationsVoided(answer.voided));
      return answer;
    });
  return { invite, voidUnspent, busy, problem, signIn };
}
