/** The poll that the room sees, with live bars and everything the host may do to it now. */
import { useEffect, useRef } from "react";
import { type FollowedPoll, usePoll } from "../../graphql/poll";
import type { RoomState } from "../../graphql/roomState";
import { JoinedHere } from "../../ui/results/joinedHere";
import { Results } from "../../ui/results/Results";
import { StateLine } from "../../ui/StateLine";
import { Controls } from "./Controls";
import { Counts } from "./Counts";
import { CodesLine } from "./codes/CodesLine";
import { InvitationsLine } from "./invitations/InvitationsLine";
import type { ListedPoll } from "./useArranging";
import { words } from "./words";

type Props = {
  pollId: string;
  joinCode: string;
  /** This host has just brought it up. */
  takeFocus: boolean;
  state: RoomState | undefined;
  next: ListedPoll | null;
  onShow: (pollId: string | null) => void;
};

export function ShownPoll({ pollId, joinCode, takeFocus, state, next, onShow }: Props) {
  const { poll } = usePoll(pollId);
  const heading = useRef<HTMLHeadingElement>(null);
  const here = !!poll;
  useEffect(() => {
    if (takeFocus && here) heading.current?.focus({ preventScroll: true });
  }, [takeFocus, here]);
  if (!poll) return <p className="soft">{words.loading}</p>;
  const note = whoSees(poll);
  return (
    <article className="shown arrive">
      <header className="shown-head">
        <div className="shown-facts">
          <StateLine state={poll.tally.state} closesAt={poll.closesAt} />
          <Counts room={state} pollId={poll.id} voted={poll.tally.turnout} />
        </div>
        <h1 ref={heading} tabIndex={-1} dir="auto">
          {poll.question}
        </h1>
        {poll.description && (
          <p className="soft" dir="auto">
            {poll.description}
          </p>
        )}
      </header>
      {poll.policy.electorate === "BALLOT_CODE" && <CodesLine poll={poll} joinCode={joinCode} />}
      {poll.policy.electorate === "INVITED" && <InvitationsLine poll={poll} />}
      <JoinedHere value={state?.joined ?? null}>
        <Results large poll={poll} />
      </JoinedHere>
      {note && <p className="shown-note">{note}</p>}
      <Controls poll={poll} next={next} onShow={onShow} />
    </article>
  );
}

/** Who else sees the bars that the host sees, in one sentence; nothing where everyone always does. */
function whoSees({ policy, revealed, tally }: FollowedPoll): string | null {
  const closed = tally.state === "CLOSED";
  if (policy.secret && !closed) return words.secretNote;
  switch (policy.resultsVisible) {
    case "ALWAYS":
      return policy.groupedResults && !closed ? words.groupedNote : null;
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
