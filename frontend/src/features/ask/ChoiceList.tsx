/** A choice of a few, each explained in one sentence beside it. */
import { useId } from "react";

type Props<Value extends string> = {
  legend: string;
  choices: readonly Value[];
  names: Record<Value, string>;
  /** What choosing it means. */
  lines: Record<Value, string>;
  /** None of them is chosen where another program has set one that is not offered here. */
  value: string;
  onChange: (value: Value) => void;
};

export function ChoiceList<Value extends string>({ legend, choices, names, lines, ...chosen }: Props<Value>) {
  const name = useId();
  return (
    <fieldset>
      <legend className="field-label">{legend}</legend>
      <div className="picks">
        {choices.map((value) => (
          <label key={value} className="pick">
            <input
              type="radio"
              name={name}
              checked={chosen.value === value}
              aria-label={names[value]}
              aria-describedby={`${name}-${value}`}
              onChange={() => chosen.onChange(value)}
            />
            <span className="pick-dot" aria-hidden="true" />
            <span className="pick-text">
              <span className="pick-name">{names[value]}</span>{" "}
              <span id={`${name}-${value}`} className="pick-line">
                {lines[value]}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
