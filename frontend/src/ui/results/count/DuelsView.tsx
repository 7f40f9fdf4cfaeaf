/** Head to head: one option against every other as bars, and all pairs as a table. */
import { useId, useState } from "react";
import { OptionMark, optionColour } from "../../OptionMark";
import { AsTable } from "../AsTable";
import type { ResultPoll } from "../figures";
import type { Matrix, ViewProps } from "./counted";
import { DuelMatrix } from "./DuelMatrix";
import { type Duel, duelsOf } from "./duels";
import { words } from "./words";

export function DuelsView({ poll, counted, large }: ViewProps) {
  const matrix = counted.headToHead;
  const winner = counted.options?.findIndex((option) => option.winner) ?? -1;
  const [chosen, setChosen] = useState<number | null>(null);
  const marked = (counted.turnout ?? 0) - (counted.blank ?? 0);
  if (!matrix) return <p className="soft">{marked > 0 ? words.tooMany : words.noDuels}</p>;
  if (marked === 0) return null;
  const option = Math.min(chosen ?? Math.max(0, winner), matrix.length - 1);
  return (
    <section className="duels" aria-label={words.duels}>
      <h3 className="count-title">{words.duels}</h3>
      <div className={large ? "duels-sides duels-sides--large" : "duels-sides"}>
        <div className="duels-one">
          <Chooser poll={poll} matrix={matrix} option={option} onChoose={setChosen} />
          <ul className="duels-list">
            {duelsOf(matrix, option).map((duel) => (
              <DuelBar key={duel.against} poll={poll} option={option} duel={duel} of={marked} />
            ))}
          </ul>
        </div>
        {large ? (
          <DuelMatrix poll={poll} matrix={matrix} />
        ) : (
          <AsTable>{() => <DuelMatrix poll={poll} matrix={matrix} />}</AsTable>
        )}
      </div>
    </section>
  );
}

type ChooserProps = {
  poll: ResultPoll;
  matrix: Matrix;
  option: number;
  onChoose: (option: number) => void;
};

function Chooser({ poll, matrix, option, onChoose }: ChooserProps) {
  const id = useId();
  const duels = duelsOf(matrix, option);
  const beaten = duels.filter(({ outcome }) => outcome === "wins").length;
  return (
    <div className="duels-chooser">
      <label htmlFor={id} className="unseen">
        {words.compare}
      </label>
      <OptionMark position={option} />
      <select
        id={id}
        className="input"
        value={option}
        onChange={(event) => onChoose(Number(event.target.value))}
      >
        {poll.options.map(({ id: optionId, label }, position) => (
          <option key={optionId} value={position}>
            {label}
          </option>
        ))}
      </select>
      <span className="duels-beats" aria-live="polite">
        {words.beats(beaten, duels.length)}
      </span>
    </div>
  );
}

type BarProps = { poll: ResultPoll; option: number; duel: Duel; of: number };

function DuelBar({ poll, option, duel, of }: BarProps) {
  const { against, ours, theirs, outcome } = duel;
  const neither = Math.max(0, of - ours - theirs);
  return (
    <li className={`duel duel--${outcome}`}>
      <span className="duel-label">
        <OptionMark position={against} />
        <span dir="auto">{poll.options[against]?.label}</span>
      </span>
      <span className="duel-figures number">
        <span className="duel-outcome">{words[outcome]}</span> {words.duel(ours, theirs)}
        {neither > 0 && <span className="duel-neither">, {words.noPreference(neither)}</span>}
      </span>
      <span className="duel-bar" aria-hidden="true">
        <span style={{ flexGrow: ours, background: optionColour(option) }} />
        <span style={{ flexGrow: neither }} />
        <span style={{ flexGrow: theirs, background: optionColour(against) }} />
      </span>
    </li>
  );
}
