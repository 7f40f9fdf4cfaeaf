/** The comparison with the last run, once a run that is not the first has its final result. */
import { useQuery } from "@apollo/client/react";
import { PreviousRunDocument } from "../../../graphql/generated";
import type { ResultPoll } from "../figures";
import { type Changes, changesSince } from "./changes";

export type Since = { run: number; changes: Changes };

export function isCompared({ run, tally }: ResultPoll): boolean {
  return run > 1 && tally.options !== null && !tally.provisional;
}

/** Null where there is none, or none that this viewer may see. */
export function useChanges(poll: ResultPoll): Since | null {
  const { data } = useQuery(PreviousRunDocument, {
    variables: { id: poll.id },
    // What may be seen of the last run can have changed since it was shown.
    fetchPolicy: "cache-and-network",
    skip: !isCompared(poll),
  });
  const before = data?.poll?.previousRun;
  const changes = before && isCompared(poll) ? changesSince(before, poll) : null;
  return before && changes ? { run: before.run, changes } : null;
}
