/** How people vote: the usual ways first, the others one tap away, each with what it is good for. */
import { useId, useState } from "react";
import type { VotingMethod } from "../../graphql/generated";
import { methodLines, methodNames, moreMethods, usualMethods } from "../../ui/methodWords";
import { words } from "./words";

type Props = { method: VotingMethod; onChange: (method: VotingMethod) => void };

export function MethodPicker({ method, onChange }: Props) {
  const name = useId();
  const [more, setMore] = useState(false);
  const open = more || moreMethods.includes(method);
  const shown = open ? [...usualMethods, ...moreMethods] : usualMethods;
  return (
    <fieldset className="methods">
      <legend className="field-label">{words.method}</legend>
      <div className="methods-list">
        {shown.map((value) => (
          <label key={value} className="methods-one">
            <input
              type="radio"
              name={name}
              checked={method === value}
              aria-label={methodNames[value]}
              aria-describedby={`${name}-${value}`}
              onChange={() => onChange(value)}
            />
            <span className="methods-dot" aria-hidden="true" />
            <span className="methods-text">
              <span className="methods-name">{methodNames[value]}</span>{" "}
              <span id={`${name}-${value}`} className="methods-line">
                {methodLines[value]}
              </span>
            </span>
          </label>
        ))}
      </div>
      <div className="methods-more">
        {!open && (
          <button type="button" className="button button--quiet" onClick={() => setMore(true)}>
            {words.moreMethods}
          </button>
        )}
        <a href="/methods" target="_blank" rel="noopener">
          {words.compareMethods}
        </a>
      </div>
    </fieldset>
  );
}
