/** Which scores each option was given: a small column for every score, and all of it as a table. */
import { OptionMark, optionColour } from "../../OptionMark";
import { AsTable, ScrollTable } from "../AsTable";
import type { ResultPoll } from "../figures";
import { count, mean } from "../numbers";
import { words as resultWords } from "../words";
import type { ViewProps } from "./counted";
import { words } from "./words";

/** Under more columns than these, only the ends are named. */
const MOST_NAMED = 11;

export function ScoresView({ poll, counted }: ViewProps) {
  const lowest = poll.rules.minScore ?? 0;
  const spread = counted.options?.map(({ distribution }) => distribution ?? []) ?? [];
  const marked = (counted.turnout ?? 0) - (counted.blank ?? 0);
  const tallest = Math.max(1, ...spread.flat());
  if (marked === 0 || spread.every(({ length }) => length === 0)) return null;
  return (
    <section className="scores" aria-label={words.scores}>
      <h3 className="count-title">{words.scores}</h3>
      <ul className="scores-list">
        {poll.options.map(({ id, label }, position) => (
          <li key={id} className="scores-row">
            <span className="scores-label">
              <OptionMark position={position} />
              <span dir="auto">{label}</span>
            </span>
            <Columns
              voters={spread[position] ?? []}
              lowest={lowest}
              tallest={tallest}
              colour={optionColour(position)}
            />
          </li>
        ))}
      </ul>
      <AsTable>{() => <ScoresTable poll={poll} counted={counted} marked={marked} lowest={lowest} />}</AsTable>
    </section>
  );
}

type ColumnsProps = { voters: readonly number[]; lowest: number; tallest: number; colour: string };

/** The columns are a picture; what they say is read out in words. */
function Columns({ voters, lowest, tallest, colour }: ColumnsProps) {
  const named = voters.length <= MOST_NAMED;
  const given = voters.flatMap((some, at) => (some > 0 ? [words.gave(some, lowest + at)] : []));
  return (
    <span className="columns">
      <span className="unseen">{given.join(", ")}</span>
      <span className="columns-picture" aria-hidden="true" style={{ "--bar": colour } as React.CSSProperties}>
        {voters.map((some, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its score, which is its place
          <span key={at} className="column">
            {named && <span className="column-count number">{some > 0 && count(some)}</span>}
            <span className="column-fill" style={{ "--share": some / tallest } as React.CSSProperties} />
            {(named || at === 0 || at === voters.length - 1) && (
              <span className="column-score number">{lowest + at}</span>
            )}
          </span>
        ))}
      </span>
    </span>
  );
}

type TableProps = {
  poll: ResultPoll;
  counted: ViewProps["counted"];
  marked: number;
  lowest: number;
};

function ScoresTable({ poll, counted, marked, lowest }: TableProps) {
  const values = counted.options?.[0]?.distribution ?? [];
  return (
    <ScrollTable label={words.scoresTable}>
      <thead>
        <tr>
          <th scope="col">{resultWords.option}</th>
          <th scope="col">{words.total}</th>
          <th scope="col">{words.mean}</th>
          {values.map((_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its score, which is its place
            <th key={at} scope="col">
              {lowest + at}
            </th>
          ))}
          <th scope="col">{words.unscoredHead}</th>
        </tr>
      </thead>
      <tbody>
        {poll.options.map(({ id, label }, position) => {
          const option = counted.options?.[position];
          const voters = option?.distribution ?? [];
          return (
            <tr key={id}>
              <th scope="row" dir="auto">
                {label}
              </th>
              <td>{count(option?.points ?? 0)}</td>
              <td>{mean((option?.points ?? 0) / Math.max(1, marked))}</td>
              {voters.map((some, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its score, which is its place
                <td key={at}>{count(some)}</td>
              ))}
              <td>{count(marked - voters.reduce((sum, some) => sum + some, 0))}</td>
            </tr>
          );
        })}
      </tbody>
    </ScrollTable>
  );
}
