/** The poll that the room sees, with live bars and everything the host may do to it now. */
import { type FollowedPoll, usePoll } from "../../graphql/poll";
import { Results } from "../../ui/results/Results";
import { StateLine } from "../../ui/StateLine";
import { Controls } from "./Controls";
import { words } from "./words";

export function ShownPoll({ pollId }: { pollId: string }) {
  const { poll } = usePoll(pollId);
  if (!poll) return <p className="soft">{words.loading}</p>;
  const note = whoSees(poll);
  return (
    <article className="shown arrive">
      <header className="shown-head">
        <StateLine state={poll.tally.state} closesAt={poll.closesAt} />
        <h1 dir="auto">{poll.question}</h1>
        {poll.description && (
          <p className="soft" dir="auto">
            {poll.description}
          </p>
        )}
      </header>
      <Results large poll={poll} />
      {note && <p className="shown-note">{note}</p>}
      <Controls poll={poll} />
    </article>
  );
}

/** Who else sees the bars that the host sees, in one sentence; nothing where everyone always does. */
function whoSees({ policy, revealed, tally }: FollowedPoll): string | null {
  const closed = tally.state === "CLOSED";
  switch (policy.resultsVisible) {
    case "ALWAYS":
      return null;
    case "AFTER_VOTING":
      return closed ? null : words.afterVotingNote;
    case "AFTER_CLOSING":
      return closed ? null : words.afterClosingNote;
    case "AFTER_REVEAL":
      return revealed ? words.shownNote : words.hiddenNote;
    case "HOST_ONLY":
      return words.hostOnlyNote;
  }
}
