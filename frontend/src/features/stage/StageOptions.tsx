/** The options in their own order and colours, whoever leads; each with its figure and bar as far as everyone may see them. */
import { OptionMark, optionColour } from "../../ui/OptionMark";
import { type Figures, figuresOf, type ResultPoll } from "../../ui/results/figures";
import type { ToldChange } from "../../ui/results/since/sentences";
import { words } from "./words";

const ONE_COLUMN = 5;
const TWO_COLUMNS = 10;

/** What has changed of each option since the last run, by its id; null is nothing. */
export type ChangeOfEach = ReadonlyMap<string, ToldChange | null>;

type Props = {
  poll: ResultPoll;
  changes?: ChangeOfEach;
  /** Of the round that is shown, in the options' order, where rounds are. */
  figures?: (Figures | null)[];
  won?: ReadonlySet<string>;
  out?: ReadonlySet<string>;
};

export function StageOptions({ poll, out, changes, ...round }: Props) {
  const { tally, options } = poll;
  const figures = round.figures ?? (tally.options ? figuresOf(poll) : []);
  const won = round.won ?? (tally.provisional ? null : new Set(tally.winners?.map(({ id }) => id)));
  return (
    <ul
      className={`stage-options ${density(options.length)}${round.figures ? " stage-options--round" : ""}`}
      aria-label={words.options}
    >
      {options.map(({ id, label }, position) => (
        <Row
          key={id}
          label={label}
          position={position}
          figures={figures[position] ?? null}
          change={changes?.get(id) ?? null}
          won={won?.has(id) ?? false}
          out={out?.has(id) ?? false}
          gone={round.figures?.[position] === null}
        />
      ))}
    </ul>
  );
}

function density(options: number): string {
  if (options <= ONE_COLUMN) return "stage-options--few";
  return options <= TWO_COLUMNS ? "stage-options--some" : "stage-options--many";
}

type RowProps = {
  label: string;
  position: number;
  figures: Figures | null;
  change: ToldChange | null;
  won: boolean;
  out: boolean;
  gone: boolean;
};

/**
 * Its bar is always in its place, empty while there is nothing to show, so that a reveal grows and moves nothing;
 * only who is out of all rounds to come has none.
 */
function Row({ label, position, figures, change, won, out, gone }: RowProps) {
  const length = figures?.length ?? 0;
  const fill = { "--share": length, "--bar": optionColour(position) } as React.CSSProperties;
  const count = figures?.count ? [figures.count, figures.unit].filter(Boolean).join(" ") : null;
  const classes = ["stage-option", won && "stage-option--won", gone && "stage-option--gone"];
  return (
    <li className={classes.filter(Boolean).join(" ")}>
      <OptionMark position={position} />
      <span className="stage-label">
        <span dir="auto">{label}</span>
        {won && <span className="stage-won">{words.winner}</span>}
        {out && <span className="stage-out">{words.out}</span>}
      </span>
      {figures && (
        <span className="stage-figures number">
          {change && (
            <span className="stage-change">
              <span className="stage-change-long">{change.long} </span>
              <span className="stage-change-short" aria-hidden="true">
                {change.short}
              </span>
            </span>
          )}
          {figures.lead ? <b>{figures.lead}</b> : count && <b>{count}</b>}
          {figures.lead && count && <span className="stage-count"> {count}</span>}
        </span>
      )}
      {!gone && (
        <span className="stage-track" aria-hidden="true">
          <span className="stage-fill" style={fill} />
        </span>
      )}
    </li>
  );
}
