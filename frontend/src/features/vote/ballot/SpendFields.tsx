/** Spending: points or credits shared out among the options, with what is left always in sight. */
import { memo, useId } from "react";
import { OptionMark, optionColour } from "../../../ui/OptionMark";
import { useLanguage } from "../../../words/language";
import type { Given } from "../marks";
import type { Fault, FieldsProps } from "./ballotPoll";
import { FieldFault } from "./FieldFault";
import { costOf, leastFor, leftOf, mostFor, type Purse, purseOf, valueFor } from "./giving";
import { NumberSteps } from "./NumberSteps";
import { useGiving } from "./useGiving";
import { useOptionFilter } from "./useOptionFilter";
import { words } from "./words";

export function SpendFields({ poll, marks, onMark, fault }: FieldsProps<{ spend: Given[] }>) {
  const purse = purseOf(poll.method, poll.rules);
  const left = leftOf(marks.spend, purse);
  const give = useGiving(poll, marks.spend, (spend) => onMark({ spend }));
  const { shown, field, rest } = useOptionFilter(poll.options);
  return (
    <>
      <Remainder left={left} purse={purse} />
      {field}
      <ul className="givings">
        {shown.map(({ option, position }) => {
          const value = valueFor(marks.spend, option.id) ?? 0;
          return (
            <SpendRow
              key={option.id}
              optionId={option.id}
              label={option.label}
              position={position}
              value={value}
              most={mostFor(marks.spend, option.id, purse)}
              over={left < 0 && value !== 0}
              {...purse}
              fault={fault?.optionId === option.id ? fault : null}
              give={give}
            />
          );
        })}
      </ul>
      {rest}
    </>
  );
}

/** What is left of the purse, as a number and as a bar that empties. */
function Remainder({ left, purse }: { left: number; purse: Purse }) {
  const share = Math.max(0, left) / Math.max(1, purse.budget);
  return (
    <div className={left < 0 ? "purse purse--over" : "purse"}>
      <output className="purse-left number">
        {left < 0 ? words.over(-left, purse) : words.left(left, purse)}
      </output>
      <span className="purse-track" aria-hidden="true">
        <span className="purse-fill" style={{ "--share": share } as React.CSSProperties} />
      </span>
    </div>
  );
}

type RowProps = Purse & {
  optionId: string;
  label: string;
  position: number;
  value: number;
  most: number;
  /** Too much is spent in all, and this option has part of it. */
  over: boolean;
  fault: Fault | null;
  give: (optionId: string, value: number | null) => void;
};

const SpendRow = memo(function SpendRow(props: RowProps) {
  useLanguage();
  const { optionId, label, position, value, most, over, budget, quadratic, lowest, fault, give } = props;
  const purse = { budget, quadratic, lowest };
  const next = costOf(Math.abs(value) + 1, purse) - costOf(value, purse);
  const id = useId();
  const told = [quadratic && `${id}-cost`, fault && `${id}-fault`].filter(Boolean).join(" ");
  return (
    <li className="giving giving--row">
      <div className="giving-name">
        <OptionMark position={position} />
        <span className="giving-label" dir="auto">
          {label}
        </span>
      </div>
      <NumberSteps
        label={words.spentOn(label, purse)}
        lessLabel={words.less(label, purse)}
        moreLabel={words.more(label, purse)}
        value={value}
        least={leastFor(most, purse)}
        most={most}
        describedBy={told || undefined}
        invalid={over}
        onChange={(next) => give(optionId, next || null)}
      />
      {quadratic && (
        <div className="spend-cost">
          <span id={`${id}-cost`} className="number">
            {words.cost(value, costOf(value, purse), next, purse)}
          </span>
          <Square side={Math.abs(value)} position={position} />
        </div>
      )}
      <FieldFault id={`${id}-fault`} fault={fault} optionId={optionId} />
    </li>
  );
});

/** The cost to look at: votes along one side, credits as the area. */
function Square({ side, position }: { side: number; position: number }) {
  if (side <= 0) return null;
  const style = { "--side": Math.min(side, 12), "--bar": optionColour(position) } as React.CSSProperties;
  return <span className="spend-square" style={style} aria-hidden="true" />;
}
