/** The invitations of the shown poll in a line or two, and the way to invite more people. */
import { useState } from "react";
import type { FollowedPoll } from "../../../graphql/poll";
import "../codes/codes.css";
import { words } from "../words";
import { InvitationsDialog } from "./InvitationsDialog";
import { useInvitationCounts } from "./useInvitations";

export function InvitationsLine({ poll }: { poll: FollowedPoll }) {
  const counts = useInvitationCounts(poll.id, poll.tally.turnout);
  const [open, setOpen] = useState(false);
  const closed = poll.tally.state === "CLOSED";
  const codes = counts?.ballotCodes;
  const way = counts?.invitations && words.invitationsWay(counts.invitations);
  return (
    <div className="codes-line">
      <p className={codes?.made === 0 && !closed ? "notice" : "soft number"}>
        {codes ? words.invitationsSoFar(codes.made, codes.spent) : words.invitationsTitle}
        {way && <span className="codes-way">{way}</span>}
      </p>
      {!closed && (
        <button type="button" className="button" onClick={() => setOpen(true)}>
          {words.invitationsOpen}
        </button>
      )}
      {open && <InvitationsDialog pollId={poll.id} onClose={() => setOpen(false)} />}
    </div>
  );
}
