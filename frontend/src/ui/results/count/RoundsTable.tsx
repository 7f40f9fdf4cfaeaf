/** All rounds in one table: a row for each option, a column for each round. */
import { AsTable, ScrollTable } from "../AsTable";
import type { ResultPoll } from "../figures";
import { count } from "../numbers";
import { words as resultWords } from "../words";
import type { Entry, Step } from "./rounds";
import { words } from "./words";

type Props = { poll: ResultPoll; steps: readonly Step[]; at: number };

export function RoundsTable({ poll, steps, at }: Props) {
  const label = words.roundsTable;
  return (
    <AsTable>
      {() => (
        <ScrollTable label={label}>
          <thead>
            <tr>
              <th scope="col">{resultWords.option}</th>
              {steps.map(({ number }, index) => (
                <th key={number} scope="col" aria-current={index === at ? "step" : undefined}>
                  {words.roundHead(number)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {poll.options.map(({ id, label: option }, row) => (
              <tr key={id}>
                <th scope="row" dir="auto">
                  {option}
                </th>
                {steps.map((step) => (
                  <Cell key={step.number} entry={step.entries[row]} />
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">{words.exhausted}</th>
              {steps.map(({ number, exhausted }) => (
                <td key={number}>{count(exhausted)}</td>
              ))}
            </tr>
            {steps.some(({ quota }) => quota !== null) && (
              <tr>
                <th scope="row">{words.quotaHead}</th>
                {steps.map(({ number, quota }) => (
                  <td key={number}>{quota === null ? "" : count(quota)}</td>
                ))}
              </tr>
            )}
          </tbody>
        </ScrollTable>
      )}
    </AsTable>
  );
}

function Cell({ entry }: { entry: Entry | undefined }) {
  if (!entry || entry.status === "OUT") return <td className="cell-out">–</td>;
  return (
    <td className={`cell-${entry.status.toLowerCase()}`}>
      {count(entry.votes)}
      {entry.status === "ELECTED" && <span className="cell-word">{words.elected}</span>}
      {entry.status === "ELIMINATED" && <span className="cell-word">{words.out}</span>}
    </td>
  );
}
