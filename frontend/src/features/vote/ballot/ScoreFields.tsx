/** Scoring: one row of scores for each option, or a number where the range is long. */
import { memo, useId } from "react";
import { OptionMark } from "../../../ui/OptionMark";
import { useLanguage } from "../../../words/language";
import type { Given } from "../marks";
import type { Fault, FieldsProps } from "./ballotPoll";
import { FieldFault } from "./FieldFault";
import { type Range, rangeOf, valueFor } from "./giving";
import { NumberSteps } from "./NumberSteps";
import { useGiving } from "./useGiving";
import { useOptionFilter } from "./useOptionFilter";
import { words } from "./words";

/** More values than these are written, not tapped. */
const MOST_CELLS = 11;

export function ScoreFields({ poll, marks, onMark, fault }: FieldsProps<{ score: Given[] }>) {
  const range = rangeOf(poll.rules);
  const give = useGiving(poll, marks.score, (score) => onMark({ score }));
  const { shown, field, rest } = useOptionFilter(poll.options);
  return (
    <>
      {field}
      <ul className="givings">
        {shown.map(({ option, position }) => (
          <ScoreRow
            key={option.id}
            optionId={option.id}
            label={option.label}
            position={position}
            lowest={range.lowest}
            highest={range.highest}
            score={valueFor(marks.score, option.id)}
            fault={fault?.optionId === option.id ? fault : null}
            give={give}
          />
        ))}
      </ul>
      {rest}
    </>
  );
}

type RowProps = Range & {
  optionId: string;
  label: string;
  position: number;
  score: number | null;
  fault: Fault | null;
  give: (optionId: string, value: number | null) => void;
};

const ScoreRow = memo(function ScoreRow(props: RowProps) {
  useLanguage();
  const { optionId, label, position, lowest, highest, score, fault, give } = props;
  const id = useId();
  return (
    <li className="giving">
      <div className="giving-name">
        <OptionMark position={position} />
        <span className="giving-label" id={`${id}-label`} dir="auto">
          {label}
        </span>
        {score !== null && (
          <button
            type="button"
            className="button button--quiet giving-clear"
            aria-label={words.clearScore(label)}
            onClick={() => give(optionId, null)}
          >
            {words.clear}
          </button>
        )}
      </div>
      {highest - lowest < MOST_CELLS ? (
        <ScoreCells {...props} name={id} />
      ) : (
        <NumberSteps
          label={words.scoreOf(label)}
          value={score}
          least={lowest}
          most={highest}
          describedBy={fault ? `${id}-fault` : undefined}
          onChange={(value) => give(optionId, value)}
        />
      )}
      <FieldFault id={`${id}-fault`} fault={fault} optionId={optionId} />
    </li>
  );
});

/** Native radio buttons: arrow keys, form readers and right-to-left come with them. */
function ScoreCells({
  name,
  optionId,
  label,
  lowest,
  highest,
  score,
  fault,
  give,
}: RowProps & { name: string }) {
  const values = Array.from({ length: highest - lowest + 1 }, (_, at) => lowest + at);
  return (
    <div
      className="score-cells"
      role="radiogroup"
      aria-label={words.scoreOf(label)}
      aria-describedby={fault ? `${name}-fault` : undefined}
    >
      {values.map((value) => (
        <label key={value} className="score-cell">
          <input type="radio" name={name} checked={score === value} onChange={() => give(optionId, value)} />
          <span className="number">{value}</span>
          {value === lowest && <span className="score-end">{words.worst}</span>}
          {value === highest && <span className="score-end">{words.best}</span>}
        </label>
      ))}
    </div>
  );
}
