/** One question on the wall: its state, its options in fixed places with the result so far, and who took part. */
import { usePoll } from "../../graphql/poll";
import { outcome } from "../../ui/results/resultWords";
import { StateLine } from "../../ui/StateLine";
import { StageOptions } from "./StageOptions";
import { hiddenSentences, words } from "./words";

type Props = { pollId: string; joined: number | null };

export function StagePoll({ pollId, joined }: Props) {
  const { poll } = usePoll(pollId);
  if (poll === null) return <h1 className="stage-gone">{words.gone}</h1>;
  if (!poll) return <p role="status">{words.loading}</p>;
  const { tally } = poll;
  const end = outcome(tally);
  return (
    <article className="stage-poll arrive">
      <header className="stage-head">
        <StateLine state={tally.state} closesAt={poll.closesAt} />
        <h1 dir="auto">{poll.question}</h1>
      </header>
      {end && (
        <h2 className="stage-outcome" dir="auto">
          {end}
        </h2>
      )}
      <StageOptions poll={poll} />
      {tally.hiddenBecause && <p className="stage-hidden">{hiddenSentences[tally.hiddenBecause]}</p>}
      <p className="stage-counts number">
        {joined !== null && <span>{words.joined(joined)}</span>}
        {tally.turnout !== null && <span>{words.voted(tally.turnout)}</span>}
      </p>
    </article>
  );
}
