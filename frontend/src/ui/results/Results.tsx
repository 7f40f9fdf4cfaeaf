/** A poll's result as one viewer may see it: bars in the order of the options, turnout, and how it ended. */
import type { TallyPartsFragment } from "../../graphql/generated";
import { OptionMark, optionColour } from "../OptionMark";
import "./results.css";
import { figures, hiddenSentences, outcome, turnout } from "./resultWords";

type Option = { id: string; label: string };
type Props = {
  options: readonly Option[];
  tally: TallyPartsFragment;
  /** What the viewer marked, in a word or two for each option: "Your vote". */
  mine?: ReadonlyMap<string, string>;
  large?: boolean;
  /** What stands above the bars until the poll has ended; then it is how the poll ended. */
  heading?: string;
};

const NOTHING: ReadonlyMap<string, string> = new Map();

export function Results({ options, tally, mine = NOTHING, large, heading }: Props) {
  const end = outcome(tally);
  const took = turnout(tally);
  return (
    <div className={large ? "results results--large" : "results"}>
      {end ? <Outcome text={end} tally={tally} options={options} /> : heading && <h2>{heading}</h2>}
      {tally.options ? (
        <Bars options={options} tallies={tally.options} mine={mine} final={!tally.provisional} />
      ) : (
        tally.hiddenBecause && <p className="results-hidden">{hiddenSentences[tally.hiddenBecause]}</p>
      )}
      {took && <p className="results-turnout number">{took}</p>}
    </div>
  );
}

type OutcomeProps = { text: string; tally: TallyPartsFragment; options: readonly Option[] };

function Outcome({ text, tally, options }: OutcomeProps) {
  const winners = tally.winners ?? [];
  const position = options.findIndex(({ id }) => id === winners[0]?.id);
  return (
    <h2 className="results-outcome">
      {winners.length === 1 && position >= 0 && <OptionMark position={position} />}
      <span dir="auto">{text}</span>
    </h2>
  );
}

type BarsProps = {
  options: readonly Option[];
  tallies: NonNullable<TallyPartsFragment["options"]>;
  mine: ReadonlyMap<string, string>;
  final: boolean;
};

function Bars({ options, tallies, mine, final }: BarsProps) {
  const byId = new Map(tallies.map((tally) => [tally.option.id, tally]));
  return (
    <ul className="bars">
      {options.map((option, position) => {
        const tally = byId.get(option.id);
        return (
          tally && (
            <Bar
              key={option.id}
              label={option.label}
              position={position}
              tally={tally}
              mine={mine.get(option.id)}
              won={final && tally.winner}
            />
          )
        );
      })}
    </ul>
  );
}

type BarProps = {
  label: string;
  position: number;
  tally: NonNullable<TallyPartsFragment["options"]>[number];
  mine: string | undefined;
  won: boolean;
};

function Bar({ label, position, tally, mine, won }: BarProps) {
  const { count, share } = figures(tally);
  const bar = { "--share": tally.share ?? 0, "--bar": optionColour(position) } as React.CSSProperties;
  return (
    <li className={won ? "bar bar--won" : "bar"}>
      <OptionMark position={position} />
      <span className="bar-label">
        <span dir="auto">{label}</span>
        {mine && <span className="tag">{mine}</span>}
        {won && <span className="tag tag--won">Winner</span>}
      </span>
      <span className="bar-figures number">
        {share && <span className="bar-share">{share}</span>}
        {count && (
          <span className="bar-count">
            {count}
            <span className="bar-unit">{tally.votes === 1 ? " vote" : " votes"}</span>
          </span>
        )}
      </span>
      {tally.share !== null && (
        <span className="bar-track" aria-hidden="true">
          <span className="bar-fill" style={bar} />
        </span>
      )}
    </li>
  );
}
