/** Choosing: each option a large row, a radio button or a checkbox. */
import { useId } from "react";
import { OptionMark } from "../../../ui/OptionMark";
import type { FieldsProps } from "./ballotPoll";
import { limitsOf, toggled } from "./choosing";
import { FieldFault } from "./FieldFault";
import { useOptionFilter } from "./useOptionFilter";

export function ChooseFields({ poll, marks, onMark, fault }: FieldsProps<{ choose: string[] }>) {
  const name = useId();
  const limits = limitsOf(poll.method, poll.rules, poll.options.length);
  const single = limits.most === 1;
  const { shown, field, rest } = useOptionFilter(poll.options);
  return (
    <>
      {field}
      <ul className="choices">
        {shown.map(({ option, position }) => (
          <li key={option.id}>
            <label className="choice">
              <input
                type={single ? "radio" : "checkbox"}
                name={name}
                checked={marks.choose.includes(option.id)}
                aria-describedby={fault?.optionId === option.id ? `${name}-fault` : undefined}
                onChange={() => onMark({ choose: toggled(marks.choose, option.id, limits) })}
              />
              <OptionMark position={position} />
              <span className="choice-label" dir="auto">
                {option.label}
              </span>
              <span className={single ? "choice-tick choice-tick--round" : "choice-tick"} aria-hidden="true">
                <svg viewBox="0 0 16 16" aria-hidden="true">
                  <path d="M3.5 8.5l3 3 6-7" />
                </svg>
              </span>
            </label>
            <FieldFault id={`${name}-fault`} fault={fault} optionId={option.id} />
          </li>
        ))}
      </ul>
      {rest}
    </>
  );
}
