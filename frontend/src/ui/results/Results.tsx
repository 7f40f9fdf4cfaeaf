/** A poll's result as one viewer may see it: a sentence, bars in the order of the options, and the turnout. */
import { OptionMark } from "../OptionMark";
import { Bars } from "./Bars";
import type { ResultPoll } from "./figures";
import "./results.css";
import { hiddenSentences, outcome, turnout } from "./resultWords";

type Props = {
  poll: ResultPoll;
  /** What the viewer marked, in a word or two for each option: "Your vote". */
  mine?: ReadonlyMap<string, string>;
  large?: boolean;
  /** What stands above the bars until the poll has ended; then it is how the poll ended. */
  heading?: string;
};

const NOTHING: ReadonlyMap<string, string> = new Map();

export function Results({ poll, mine = NOTHING, large, heading }: Props) {
  const { tally } = poll;
  const end = outcome(tally);
  const took = turnout(tally);
  return (
    <div className={large ? "results results--large" : "results"}>
      {end ? <Outcome text={end} poll={poll} /> : heading && <h2>{heading}</h2>}
      {tally.options ? (
        <Bars poll={poll} mine={mine} />
      ) : (
        tally.hiddenBecause && <p className="results-hidden">{hiddenSentences[tally.hiddenBecause]}</p>
      )}
      {took && <p className="results-turnout number">{took}</p>}
    </div>
  );
}

function Outcome({ text, poll }: { text: string; poll: ResultPoll }) {
  const winners = poll.tally.winners ?? [];
  const position = poll.options.findIndex(({ id }) => id === winners[0]?.id);
  return (
    <h2 className="results-outcome">
      {winners.length === 1 && position >= 0 && <OptionMark position={position} />}
      <span dir="auto">{text}</span>
    </h2>
  );
}
