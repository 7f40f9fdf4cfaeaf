/** The voter's part in a poll: the ballot, the vote on its way, or the vote recorded. */
import { useState } from "react";
import type { FollowedPoll } from "../../graphql/poll";
import { refusalSentence } from "../../ui/refusals";
import { Results } from "../../ui/results/Results";
import { hiddenSentences } from "../../ui/results/resultWords";
import { Ballot } from "./Ballot";
import { MyVote } from "./MyVote";
import { useNews } from "./useNews";
import { useVote, type VoteProgress } from "./useVote";
import { words } from "./words";

type Props = { poll: FollowedPoll; askAgain: () => void };

export function MyPart({ poll, askAgain }: Props) {
  const { progress, cast, again, dismiss } = useVote(poll.id);
  const [editing, setEditing] = useState(false);
  const [acted, setActed] = useState(false);
  useNews(poll, progress, askAgain);

  const act = (choose: string[] | null) => {
    setEditing(false);
    setActed(true);
    cast(choose);
  };
  const recorded = poll.viewerVote ? (poll.viewerVote.marks ?? []).map(({ option }) => option.id) : null;
  const mayChange =
    recorded !== null && poll.tally.state === "OPEN" && poll.policy.voteChange === "WHILE_OPEN";

  if (progress.step === "sending" || progress.step === "waiting") {
    return <OnItsWay poll={poll} step={progress.step} choose={progress.intent.choose} recorded={recorded} />;
  }
  return (
    <>
      <Trouble progress={progress} onAgain={again} onDismiss={dismiss} />
      {recorded && !(editing && mayChange) ? (
        <>
          <MyVote
            poll={poll}
            chosen={recorded}
            step="recorded"
            onChange={mayChange ? () => setEditing(true) : undefined}
            // Seeing cannot be undone, so a vote that opened the results stays.
            onWithdraw={
              mayChange && poll.policy.resultsVisible !== "AFTER_VOTING" ? () => act(null) : undefined
            }
            takeFocus={acted}
          />
          <TallyPart poll={poll} chosen={recorded} />
        </>
      ) : (
        <Voting
          poll={poll}
          first={chosenBefore(progress) ?? recorded ?? []}
          current={editing ? recorded : null}
          onVote={act}
          onKeep={editing ? () => setEditing(false) : undefined}
        />
      )}
    </>
  );
}

type OnItsWayProps = {
  poll: FollowedPoll;
  step: "sending" | "waiting";
  choose: string[] | null;
  recorded: string[] | null;
};

function OnItsWay({ poll, step, choose, recorded }: OnItsWayProps) {
  const chosen = choose ?? recorded ?? [];
  return (
    <>
      <MyVote poll={poll} chosen={chosen} step={step} takingBack={choose === null} takeFocus />
      <TallyPart poll={poll} chosen={chosen} />
    </>
  );
}

type VotingProps = {
  poll: FollowedPoll;
  first: string[];
  current: string[] | null;
  onVote: (chosen: string[]) => void;
  onKeep: (() => void) | undefined;
};

/** The ballot and what stands around it; what is half filled in stays through everything that comes in. */
function Voting({ poll, first, current, onVote, onKeep }: VotingProps) {
  const [draft, setDraft] = useState(first);
  const { state, hiddenBecause } = poll.tally;
  if (state === "CLOSED") {
    return (
      <>
        <p className="soft">{words.closedNoVote}</p>
        <TallyPart poll={poll} chosen={[]} />
      </>
    );
  }
  const barred = state === "OPEN" ? whyBarred(poll) : null;
  const notice = state === "DRAFT" ? words.draft : state === "PAUSED" ? words.paused : barred;
  return (
    <>
      {notice && <p className="notice">{notice}</p>}
      <Ballot
        poll={poll}
        chosen={draft.filter((id) => poll.options.some((option) => option.id === id))}
        onChoose={setDraft}
        onVote={state === "OPEN" && !barred ? onVote : null}
        current={current}
        onKeep={onKeep}
      />
      {!current && state !== "DRAFT" && (hiddenBecause ? <Hidden poll={poll} /> : <SoFar poll={poll} />)}
    </>
  );
}

/** Why this viewer may not vote although the poll is open, or null. What the live state tells sooner is left out. */
function whyBarred({ viewerMayNotVoteBecause: refusal }: FollowedPoll): string | null {
  return refusal && refusal.code !== "NOT_OPEN" ? refusalSentence(refusal) : null;
}

/** What a refused or failed vote had chosen: it stays in the form. */
function chosenBefore(progress: VoteProgress): string[] | null {
  return progress.step === "refused" || progress.step === "failed" ? progress.intent.choose : null;
}

type TroubleProps = { progress: VoteProgress; onAgain: () => void; onDismiss: () => void };

function Trouble({ progress, onAgain, onDismiss }: TroubleProps) {
  if (progress.step === "refused") {
    return (
      <div className="problem" role="alert">
        {refusalSentence(progress.refusal)}
      </div>
    );
  }
  if (progress.step !== "failed") return null;
  return (
    <div className="problem" role="alert">
      {words.failed}
      <span>
        <button type="button" className="button" onClick={onAgain}>
          {words.tryAgain}
        </button>
        <button type="button" className="button button--quiet" onClick={onDismiss}>
          {words.leaveIt}
        </button>
      </span>
    </div>
  );
}

function TallyPart({ poll, chosen }: { poll: FollowedPoll; chosen: readonly string[] }) {
  return (
    <section className="tally">
      <Results
        heading={poll.tally.provisional && !poll.tally.hiddenBecause ? words.results : words.finalResults}
        options={poll.options}
        tally={poll.tally}
        chosen={chosen}
      />
    </section>
  );
}

function SoFar({ poll }: { poll: FollowedPoll }) {
  return (
    <details className="so-far">
      <summary>{words.soFar}</summary>
      <Results options={poll.options} tally={poll.tally} />
    </details>
  );
}

function Hidden({ poll }: { poll: FollowedPoll }) {
  return poll.tally.hiddenBecause && <p className="soft">{hiddenSentences[poll.tally.hiddenBecause]}</p>;
}
