/** A poll's result as one viewer may see it: a sentence, bars in the order of the options, and the turnout. */
import { useContext } from "react";
import { useLanguage } from "../../words/language";
import { OptionMark } from "../OptionMark";
import { Bars } from "./Bars";
import { Count, CountOnDemand, hasCount } from "./Counted";
import { IN_ROUNDS, markedVotes, type ResultPoll } from "./figures";
import { JoinedHere } from "./joinedHere";
import { Recount } from "./Recount";
import { SaveResult } from "./SaveResult";
import { SinceLastRun } from "./SinceLastRun";
import "./results.css";
import { firstSentence, outcome, turnout } from "./sentences";
import { words } from "./words";

type Props = {
  poll: ResultPoll;
  /** What the viewer marked, in a word or two for each option: "Your vote". */
  mine?: ReadonlyMap<string, string>;
  large?: boolean;
  /** What stands above the bars until the poll has ended; then it is how the poll ended. */
  heading?: string;
};

/** A sentence longer than this is set smaller, to be read in one go. */
const SHORT = 60;
const NOTHING: ReadonlyMap<string, string> = new Map();

export function Results({ poll, mine = NOTHING, large, heading }: Props) {
  const { tally } = poll;
  // The server says it at more length, in English.
  const sentence = (useLanguage() === "en" ? tally.headline : null) ?? outcome(tally);
  const took = turnout(poll, useContext(JoinedHere));
  return (
    <div className={large ? "results results--large" : "results"}>
      {sentence ? <Outcome text={sentence} poll={poll} /> : heading && <h2>{heading}</h2>}
      {tally.options ? (
        <Picture poll={poll} mine={mine} large={!!large} />
      ) : (
        tally.hiddenBecause && <p className="results-hidden">{words.hidden[tally.hiddenBecause]}</p>
      )}
      <SinceLastRun poll={poll} />
      {took && <p className="results-turnout number">{took}</p>}
      {poll.policy && <p className="results-level">{words.levels[poll.policy.electorate]}</p>}
      {tally.options && (large || !tally.provisional) && <SaveResult poll={poll} />}
      {tally.options && !tally.provisional && <Recount poll={poll} />}
    </div>
  );
}

type PictureProps = { poll: ResultPoll; mine: ReadonlyMap<string, string>; large: boolean };

function Picture({ poll, mine, large }: PictureProps) {
  const bars = <Bars poll={poll} mine={mine} />;
  if (!hasCount(poll) || !markedVotes(poll.tally)) return bars;
  if (!large) {
    return (
      <>
        {bars}
        <CountOnDemand poll={poll} />
      </>
    );
  }
  // Their rounds are the picture: the bars there are those of the round that is shown.
  if (IN_ROUNDS.has(poll.method)) return <Count poll={poll} large instead={bars} />;
  return (
    <>
      {bars}
      <Count poll={poll} large instead={null} />
    </>
  );
}

function Outcome({ text, poll }: { text: string; poll: ResultPoll }) {
  const { winners, provisional } = poll.tally;
  const position = poll.options.findIndex(({ id }) => id === winners?.[0]?.id);
  const labels = poll.options.map(({ label }) => label);
  const [first, more] = firstSentence(text, labels);
  const sizes = [
    first.length > SHORT ? "results-outcome--long" : "",
    provisional ? "results-outcome--so-far" : "",
  ].filter(Boolean);
  return (
    <div className="results-head">
      <h2 className={["results-outcome", ...sizes].join(" ")}>
        {!provisional && winners?.length === 1 && position >= 0 && <OptionMark position={position} />}
        <span dir="auto">{first}</span>
      </h2>
      {more && (
        <p className="results-more" dir="auto">
          {more}
        </p>
      )}
    </div>
  );
}
