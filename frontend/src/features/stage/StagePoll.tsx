/** One question on the wall: its state, its options in fixed places with the result so far, and who took part. */
import { useMemo } from "react";
import { usePoll } from "../../graphql/poll";
import { hasCount } from "../../ui/results/Counted";
import { IN_ROUNDS, markedVotes, type ResultPoll } from "../../ui/results/figures";
import { SaveResult } from "../../ui/results/SaveResult";
import { ofThoseHere, outcome } from "../../ui/results/sentences";
import { mainChange } from "../../ui/results/since/sentences";
import { useChanges } from "../../ui/results/since/useChanges";
import { words as sinceWords } from "../../ui/results/since/words";
import { words as resultWords } from "../../ui/results/words";
import { StateLine } from "../../ui/StateLine";
import { type ChangeOfEach, StageOptions } from "./StageOptions";
import { StageRounds } from "./StageRounds";
import { StageSays } from "./StageSays";
import { words } from "./words";

type Props = { pollId: string; joined: number | null };

export function StagePoll({ pollId, joined }: Props) {
  const { poll } = usePoll(pollId);
  if (poll === null) return <h1 className="stage-gone">{words.gone}</h1>;
  if (!poll) return <p role="status">{words.loading}</p>;
  const { tally } = poll;
  const inRounds = IN_ROUNDS.has(poll.method) && hasCount(poll) && !!markedVotes(tally);
  const here = ofThoseHere(poll, joined);
  return (
    <article className="stage-poll arrive">
      <header className="stage-head">
        <StateLine state={tally.state} closesAt={poll.closesAt} />
        <h1 dir="auto">{poll.question}</h1>
      </header>
      <Result poll={poll} inRounds={inRounds} />
      {tally.hiddenBecause && <p className="stage-hidden">{words.hidden[tally.hiddenBecause]}</p>}
      <p className="stage-counts number">
        {here !== null && <span>{here}</span>}
        {here === null && joined !== null && <span>{words.joined(joined)}</span>}
        {here === null && tally.turnout !== null && <span>{words.voted(tally.turnout)}</span>}
        <span>{resultWords.levels[poll.policy.electorate]}</span>
      </p>
      {tally.options && !tally.provisional && <SaveResult poll={poll} />}
    </article>
  );
}

/** The options with their figures; of a further run, with what has changed since the last one. */
function Result({ poll, inRounds }: { poll: ResultPoll; inRounds: boolean }) {
  const since = useChanges(poll);
  const changes = useMemo(
    () => new Map(since?.changes.options.map((change) => [change.id, mainChange(change, poll.method)])),
    [since, poll.method],
  );
  const voted = since?.changes.voted;
  return (
    <>
      {inRounds ? <StageRounds poll={poll} changes={changes} /> : <Plain poll={poll} changes={changes} />}
      {since && (
        <p className="stage-since number">
          {sinceWords.title(since.run)}
          {voted && `: ${sinceWords.voted(voted.before, voted.now)}`}
        </p>
      )}
    </>
  );
}

/** How it ended; where the bars do not say why, a sentence does. */
function Plain({ poll, changes }: { poll: ResultPoll; changes: ChangeOfEach }) {
  const end = outcome(poll.tally);
  const why = end && hasCount(poll) ? poll.tally.headline : null;
  return (
    <>
      {end && <StageSays title={end} text={why ?? null} poll={poll} />}
      <StageOptions poll={poll} changes={changes} />
    </>
  );
}
