/** The ballot codes of the shown poll in one line, and the way to make and hand out more. */
import { useState } from "react";
import type { FollowedPoll } from "../../../graphql/poll";
import { words } from "../words";
import { CodesDialog } from "./CodesDialog";
import "./codes.css";
import { useCodeCounts } from "./useCodes";

export function CodesLine({ poll, joinCode }: { poll: FollowedPoll; joinCode: string }) {
  const counts = useCodeCounts(poll.id, poll.tally.turnout);
  const [open, setOpen] = useState(false);
  const closed = poll.tally.state === "CLOSED";
  return (
    <div className="codes-line">
      <p className={counts?.made === 0 && !closed ? "notice" : "soft number"}>
        {counts ? words.codesSoFar(counts.made, counts.spent) : words.codesTitle}
      </p>
      {!closed && (
        <button type="button" className="button" onClick={() => setOpen(true)}>
          {words.codesHandOut}
        </button>
      )}
      {open && (
        <CodesDialog
          pollId={poll.id}
          question={poll.question}
          joinCode={joinCode}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}
