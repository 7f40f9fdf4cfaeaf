/** The options in their own order and colours, whoever leads; each with its figure and bar as far as everyone may see them. */
import { OptionMark, optionColour } from "../../ui/OptionMark";
import { type Figures, figuresOf, type ResultPoll } from "../../ui/results/figures";
import { words } from "./words";

const ONE_COLUMN = 5;
const TWO_COLUMNS = 10;

export function StageOptions({ poll }: { poll: ResultPoll }) {
  const { tally, options } = poll;
  const figures = tally.options ? figuresOf(poll) : [];
  return (
    <ul className={`stage-options ${density(options.length)}`} aria-label={words.options}>
      {options.map(({ id, label }, position) => (
        <Row
          key={id}
          label={label}
          position={position}
          figures={figures[position] ?? null}
          won={!tally.provisional && (tally.winners?.some((winner) => winner.id === id) ?? false)}
        />
      ))}
    </ul>
  );
}

function density(options: number): string {
  if (options <= ONE_COLUMN) return "stage-options--few";
  return options <= TWO_COLUMNS ? "stage-options--some" : "stage-options--many";
}

type RowProps = { label: string; position: number; figures: Figures | null; won: boolean };

/** Its bar is always in its place, empty while there is nothing to show, so that a reveal grows and moves nothing. */
function Row({ label, position, figures, won }: RowProps) {
  const length = figures?.length ?? 0;
  const fill = { "--share": length, "--bar": optionColour(position) } as React.CSSProperties;
  const count = figures?.count ? `${figures.count} ${figures.unit}` : null;
  return (
    <li className={won ? "stage-option stage-option--won" : "stage-option"}>
      <OptionMark position={position} />
      <span className="stage-label">
        <span dir="auto">{label}</span>
        {won && <span className="stage-won">{words.winner}</span>}
      </span>
      {figures && (
        <span className="stage-figures number">
          {figures.lead ? <b>{figures.lead}</b> : count && <b>{count}</b>}
          {figures.lead && count && <span className="stage-count"> {count}</span>}
        </span>
      )}
      <span className="stage-track" aria-hidden="true">
        <span className="stage-fill" style={fill} />
      </span>
    </li>
  );
}
