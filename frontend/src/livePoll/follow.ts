/** Following one poll: its question, and its tallies, of which none is ever older than the one before. */
import type { Client } from "graphql-ws";
import type { PollByIdQuery, TallyPartsFragment } from "../graphql/generated";
import { QUESTION, TALLIES } from "./documents";
import { keepAsking } from "./keepAsking";

export type Question = Pick<NonNullable<PollByIdQuery["poll"]>, "id" | "question" | "method" | "options">;
type Option = { id: string; label: string };
type AnyOption = NonNullable<TallyPartsFragment["options"]>[number];
export type OptionFigures = Omit<AnyOption, "__typename" | "option"> & { option: Option };
type Told = "id" | "pollId" | "revision" | "state" | "provisional" | "turnout" | "hiddenBecause" | "tied";
export type Tally = Pick<TallyPartsFragment, Told> & {
  options: OptionFigures[] | null;
  winners: Option[] | null;
};

export type Listener = {
  question: (question: Question) => void;
  tally: (tally: Tally) => void;
  /** There is no such poll, or it may not be seen; it is looked for again. */
  nothing: () => void;
  /** The server has said for good that it will not be asked. */
  failed: () => void;
};

/** Whether this tally says more than the one that is known. Of one revision there is one for each view. */
export function isNewer(tally: Tally, known: Tally | null): boolean {
  if (known === null || tally.revision > known.revision) return true;
  return tally.revision === known.revision && tally.id !== known.id;
}

/** Tells of the poll until the result is called. */
export function follow(
  socket: Client,
  pollId: string,
  { question, tally, nothing, failed }: Listener,
): () => void {
  let known: Tally | null = null;
  let isAsked = false;
  let stopAsking = () => {};
  const ask = () => {
    stopAsking();
    isAsked = true;
    const data = ({ poll }: { poll: Question | null }) => {
      if (poll) question(poll);
      else isAsked = false;
    };
    stopAsking = keepAsking(socket, QUESTION, { id: pollId }, { data, nothing, failed });
  };
  const take = (next: Tally) => {
    // A question may be changed until there are votes, and it may not have been there to be seen.
    if (!isAsked || (known && known.state !== next.state)) ask();
    if (!isNewer(next, known)) return;
    known = next;
    tally(next);
  };
  ask();
  const stopNews = keepAsking<{ voteTally: Tally }>(
    socket,
    TALLIES,
    { id: pollId },
    {
      data: ({ voteTally }) => take(voteTally),
      nothing,
      failed,
    },
  );
  const stopListening = socket.on("connected", (_socket, _payload, wasRetry) => wasRetry && ask());
  return () => {
    stopAsking();
    stopNews();
    stopListening();
  };
}
