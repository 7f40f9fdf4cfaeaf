/** A poll's ballot codes: how many there are, making some, and taking back what nobody has voted with. */
import { useApolloClient, useQuery } from "@apollo/client/react";
import { useEffect, useRef, useState } from "react";
import {
  BallotCodesDocument,
  type BallotCodesQuery,
  MakeBallotCodesDocument,
  VoidUnspentCodesDocument,
} from "../../../graphql/generated";
import { announce } from "../../../ui/announce";
import { useAct } from "../useAct";
import { words } from "../words";

export type CodeCounts = NonNullable<BallotCodesQuery["poll"]>["ballotCodes"];

const ASK_AGAIN_MILLISECONDS = 2_000;

/** How many codes there are; asked again, in its own time, when more have `voted`. */
export function useCodeCounts(pollId: string, voted: number | null): CodeCounts | undefined {
  const { data, refetch } = useQuery(BallotCodesDocument, {
    variables: { pollId },
    fetchPolicy: "cache-and-network",
  });
  const latest = useRef(voted);
  latest.current = voted;
  const [asked, setAsked] = useState(voted);
  const behind = asked !== voted;
  useEffect(() => {
    if (!behind) return;
    const timer = setTimeout(() => {
      setAsked(latest.current);
      refetch().catch(() => undefined);
    }, ASK_AGAIN_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [behind, refetch]);
  return data?.poll?.ballotCodes;
}

/** `made`: the codes of this sheet, shown this once. */
export function useMakingCodes(pollId: string) {
  const client = useApolloClient();
  const { act, busy, problem } = useAct();
  const [made, setMade] = useState<readonly string[]>([]);

  const make = async (count: number) => {
    const done = await act(async () => {
      const variables = { pollId, count };
      const { data } = await client.mutate({ mutation: MakeBallotCodesDocument, variables });
      const answer = data?.makeBallotCodes;
      if (answer?.__typename === "BallotCodes") {
        setMade(answer.codes);
        announce(words.codesMade(answer.codes.length));
      }
      return answer;
    });
    // If only the answer was lost there are codes that nobody has seen: their number tells.
    if (!done) await client.refetchQueries({ include: [BallotCodesDocument] }).catch(() => undefined);
  };
  const voidUnspent = () =>
    act(async () => {
      const { data } = await client.mutate({ mutation: VoidUnspentCodesDocument, variables: { pollId } });
      const answer = data?.voidUnspentCodes;
      if (answer?.__typename === "VoidedCodes") announce(words.codesVoided(answer.voided));
      return answer;
    });
  return { made, make, voidUnspent, busy, problem };
}
