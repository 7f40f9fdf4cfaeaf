/** The receipt of my vote; in secret polls also the ballot key, without which nobody can change the vote. */
import type { FollowedPoll } from "../../graphql/poll";
import { CopyButton } from "../../ui/CopyButton";
import { saveFile } from "../../ui/saveFile";
import { verifyAddress } from "../../ui/verifyAddress";
import { type KeptBallot, keptBallot } from "./keptBallot";
import { words } from "./words";

type Props = { poll: FollowedPoll; open: boolean };

export function MyReceipt({ poll, open }: Props) {
  if (poll.policy.secret) {
    const kept = keptBallot(poll.id);
    return kept ? <Kept poll={poll} kept={kept} open={open} /> : <p className="soft">{words.notKept}</p>;
  }
  const receipt = poll.viewerVote?.receipt;
  if (!receipt) return null;
  return (
    <details className="my-receipt">
      <summary>{words.receiptTitle}</summary>
      <p className="soft">{words.receiptText}</p>
      <Code name={words.receipt} value={receipt} />
      <Check poll={poll} receipt={receipt} />
    </details>
  );
}

function Kept({ poll, kept, open }: { poll: FollowedPoll; kept: KeptBallot; open: boolean }) {
  const mayChange = poll.policy.voteChange === "WHILE_OPEN" && poll.tally.provisional;
  return (
    <details className="my-receipt" open={open || undefined}>
      <summary>{words.keyTitle}</summary>
      <p className="soft">{mayChange ? words.keyText : words.keyTextClosed}</p>
      {mayChange && <Code name={words.ballotKey} value={kept.ballotKey} />}
      <Code name={words.receipt} value={kept.receipt} />
      <button type="button" className="button" onClick={() => download(poll, kept)}>
        {words.download}
      </button>
      <Check poll={poll} receipt={kept.receipt} />
    </details>
  );
}

function Code({ name, value }: { name: string; value: string }) {
  return (
    <div className="my-receipt-code">
      <span className="field-label">{name}</span>
      <code>{value}</code>
      <CopyButton text={value}>{words.copy(name)}</CopyButton>
    </div>
  );
}

function Check({ poll, receipt }: { poll: FollowedPoll; receipt: string }) {
  return (
    <p>
      <a href={verifyAddress(poll.id, receipt)}>
        {poll.tally.provisional ? words.checkLater : words.checkNow}
      </a>
    </p>
  );
}

function download(poll: FollowedPoll, kept: KeptBallot): void {
  const text = JSON.stringify({ question: poll.question, pollId: poll.id, ...kept }, null, 2);
  const file = new Blob([`${text}\n`], { type: "application/json" });
  saveFile(`livetally-ballot-${poll.id.slice(0, 8)}.json`, file);
}
