/** The voter's part in a poll: the ballot, the vote on its way, or the vote recorded. */
import { useMemo, useState } from "react";
import { isEmbedded } from "../../embedded";
import type { FollowedPoll } from "../../graphql/poll";
import { refusalSentence } from "../../ui/refusals";
import { Results } from "../../ui/results/Results";
import { words as resultWords } from "../../ui/results/words";
import { signInAddress } from "../../ui/signInAddress";
import type { Refusal } from "../../ui/words/en";
import { Ballot, type GivenCode } from "./ballot/Ballot";
import { readBallotCode } from "./ballot/ballotCode";
import { faultOf } from "./ballot/faultOf";
import { forgetDraft, isReopened, useDraft } from "./draft";
import { keptBallot } from "./keptBallot";
import { useKeptCode } from "./keptCode";
import { myTags } from "./MyMarks";
import { MyVote } from "./MyVote";
import { type Kind, kindOf, type Marks, marksFrom, marksWithin, noMarks, sameMarks } from "./marks";
import { useNews } from "./useNews";
import { useVote, type VoteProgress } from "./useVote";
import { words } from "./words";

type Props = { poll: FollowedPoll; askAgain: () => void };

export function MyPart({ poll, askAgain }: Props) {
  const { progress, cast, again, dismiss } = useVote(poll.id);
  const [editing, setEditing] = useState(() => isReopened(poll.id));
  const [acted, setActed] = useState(false);
  useNews(poll, progress, askAgain);
  const kind = kindOf(poll.method);

  const act = (marks: Marks | null, ballotCode: string | null = null) => {
    forgetDraft(poll.id);
    setEditing(false);
    setActed(true);
    cast(marks, ballotCode);
  };
  const hasVoted = poll.viewerVote !== null;
  const recorded = recordedMarks(poll, kind);
  const { state } = poll.tally;
  const holdsKey = !poll.policy.secret || keptBallot(poll.id) !== null;
  const mayChange = hasVoted && holdsKey && state === "OPEN" && poll.policy.voteChange === "WHILE_OPEN";

  if (progress.step === "sending" || progress.step === "waiting") {
    const marks = progress.intent.marks ?? recorded ?? noMarks(kind);
    return <OnItsWay poll={poll} step={progress.step} marks={marks} takingBack={!progress.intent.marks} />;
  }
  // A change that is half made stays through a pause, as a first vote does.
  const changing = editing && hasVoted && (mayChange || state === "PAUSED");
  return (
    <>
      <Trouble progress={progress} onAgain={again} onDismiss={dismiss} />
      {hasVoted && !changing ? (
        <>
          <MyVote
            poll={poll}
            marks={recorded}
            step="recorded"
            onChange={mayChange ? () => setEditing(true) : undefined}
            // Seeing cannot be undone, so a vote that opened the results stays.
            onWithdraw={
              mayChange && poll.policy.resultsVisible !== "AFTER_VOTING" ? () => act(null) : undefined
            }
            takeFocus={acted}
          />
          <TallyPart poll={poll} mine={recorded} />
        </>
      ) : (
        <Voting
          poll={poll}
          kind={kind}
          first={marksBefore(progress) ?? recorded ?? noMarks(kind)}
          progress={progress}
          current={changing ? recorded : null}
          onVote={act}
          onKeep={changing ? () => keepVote(poll.id, setEditing) : undefined}
        />
      )}
      {isSignedIn(poll) && (
        <p className="soft">
          <a href={signInAddress()}>{words.signOut}</a>
        </p>
      )}
    </>
  );
}

/** Whether this is surely a signed-in user: the next one at this device may be somebody else. */
function isSignedIn({ policy, viewerVote, viewerMayVote }: FollowedPoll): boolean {
  return policy.electorate === "SIGNED_IN" && (viewerVote !== null || viewerMayVote);
}

function keepVote(pollId: string, setEditing: (editing: boolean) => void): void {
  forgetDraft(pollId);
  setEditing(false);
}

/** The voter's recorded marks; null without a vote, and in secret polls. */
function recordedMarks({ viewerVote }: FollowedPoll, kind: Kind): Marks | null {
  const marks = viewerVote?.marks;
  if (!marks) return null;
  return marksFrom(
    kind,
    marks.map(({ option, value }) => ({ optionId: option.id, value })),
  );
}

type OnItsWayProps = {
  poll: FollowedPoll;
  step: "sending" | "waiting";
  marks: Marks;
  takingBack: boolean;
};

function OnItsWay({ poll, step, marks, takingBack }: OnItsWayProps) {
  return (
    <>
      <MyVote poll={poll} marks={marks} step={step} takingBack={takingBack} takeFocus />
      <TallyPart poll={poll} mine={marks} />
    </>
  );
}

type VotingProps = {
  poll: FollowedPoll;
  kind: Kind;
  first: Marks;
  progress: VoteProgress;
  current: Marks | null;
  onVote: (marks: Marks, ballotCode: string | null) => void;
  onKeep: (() => void) | undefined;
};

/** The ballot and what stands around it; what is half filled in stays through everything that comes in. */
function Voting({ poll, kind, first, progress, current, onVote, onKeep }: VotingProps) {
  const [draft, setDraft] = useDraft(poll.id, kind, first);
  const marks = useMemo(() => {
    const ofKind = kind in draft ? draft : noMarks(kind);
    return marksWithin(ofKind, new Set(poll.options.map(({ id }) => id)));
  }, [draft, kind, poll.options]);
  const refused = progress.step === "refused" ? progress : null;
  const fault = useMemo(() => {
    const stands = refused?.intent.marks && sameMarks(refused.intent.marks, marks);
    return stands ? faultOf(refused.refusal, refused.intent.marks) : null;
  }, [refused, marks]);
  const code = useCode(poll, refused);
  const { state, hiddenBecause } = poll.tally;
  if (state === "CLOSED") {
    return (
      <>
        <p className="soft">{words.closedNoVote}</p>
        <TallyPart poll={poll} mine={null} />
      </>
    );
  }
  const barred = state === "OPEN" ? whyBarred(poll) : null;
  const notice =
    state === "DRAFT" ? words.draft : state === "PAUSED" ? words.paused : barred && <Told refusal={barred} />;
  return (
    <>
      {notice && <p className="notice">{notice}</p>}
      {poll.policy.secret && <p className="soft">{words.secretNotice}</p>}
      <Ballot
        poll={poll}
        marks={marks}
        onMark={setDraft}
        onVote={state === "OPEN" && !barred ? onVote : null}
        current={current}
        onKeep={onKeep}
        fault={fault}
        code={code}
      />
      {!current && state !== "DRAFT" && (hiddenBecause ? <Hidden poll={poll} /> : <SoFar poll={poll} />)}
    </>
  );
}

/** Why this viewer may not vote although the poll is open, or null. */
function whyBarred({ policy, viewerMayNotVoteBecause: refusal }: FollowedPoll): Refusal | null {
  if (policy.electorate === "INVITED" && refusal?.code === "NOT_ALLOWED") return null;
  return refusal && !ANSWERED_HERE.has(refusal.code) ? refusal : null;
}

/** What the live state tells sooner, and what the ballot itself asks for. */
const ANSWERED_HERE: ReadonlySet<string> = new Set(["NOT_OPEN", "BALLOT_CODE_REQUIRED"]);

/** Electorates whose votes are given by a code, from the host or by e-mail. */
const BY_CODE: ReadonlySet<string> = new Set(["BALLOT_CODE", "INVITED"]);

/** The voter's code, where the poll takes this vote by one: whoever has spent one here needs none again. */
function useCode(
  { id, policy, viewerVote, viewerMayNotVoteBecause }: FollowedPoll,
  refused: Refused | null,
): GivenCode | null {
  const [text, onWrite] = useKeptCode(id);
  if (!BY_CODE.has(policy.electorate) || viewerVote || !viewerMayNotVoteBecause) return null;
  const stands = refused && isAboutCode(refused) && refused.intent.ballotCode === readBallotCode(text);
  return { text, onWrite, fault: stands ? refusalSentence(refused.refusal) : null };
}

type Refused = Extract<VoteProgress, { step: "refused" }>;

/** Then it is told at the code's field. */
function isAboutCode({ refusal }: Refused): boolean {
  return refusal.code === "BALLOT_CODE_INVALID";
}

/** What a refused or failed vote had marked: it stays in the form. */
function marksBefore(progress: VoteProgress): Marks | null {
  return progress.step === "refused" || progress.step === "failed" ? progress.intent.marks : null;
}

/** A refusal in a sentence, and the way to what helps. */
function Told({ refusal }: { refusal: Refusal }) {
  // In a frame of another site nobody is signed in; its foot leads to the room.
  if (refusal.code !== "SIGN_IN_REQUIRED" || isEmbedded) return refusalSentence(refusal);
  return (
    <>
      {refusalSentence(refusal)} <a href={signInAddress()}>{words.signIn}</a>
    </>
  );
}

type TroubleProps = { progress: VoteProgress; onAgain: () => void; onDismiss: () => void };

function Trouble({ progress, onAgain, onDismiss }: TroubleProps) {
  if (progress.step === "refused") {
    if (isAboutCode(progress)) return null;
    return (
      <div className="problem" role="alert">
        <Told refusal={progress.refusal} />
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

function TallyPart({ poll, mine }: { poll: FollowedPoll; mine: Marks | null }) {
  return (
    <section className="tally">
      <Results
        heading={poll.tally.provisional && !poll.tally.hiddenBecause ? words.results : words.finalResults}
        poll={poll}
        mine={myTags(mine)}
      />
    </section>
  );
}

function SoFar({ poll }: { poll: FollowedPoll }) {
  return (
    <details className="so-far">
      <summary>{words.soFar}</summary>
      <Results poll={poll} />
    </details>
  );
}

function Hidden({ poll }: { poll: FollowedPoll }) {
  return poll.tally.hiddenBecause && <p className="soft">{resultWords.hidden[poll.tally.hiddenBecause]}</p>;
}
