/** Every pair at once: a row beats a column where its number is the greater of the two. */
import { OptionMark } from "../../OptionMark";
import { ScrollTable } from "../AsTable";
import type { ResultPoll } from "../figures";
import { count } from "../numbers";
import { words as resultWords } from "../words";
import type { Matrix } from "./counted";
import { outcomeOf, preferring } from "./duels";
import { words } from "./words";

export function DuelMatrix({ poll, matrix }: { poll: ResultPoll; matrix: Matrix }) {
  return (
    <ScrollTable label={words.duelsTable}>
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">{resultWords.option}</span>
          </th>
          {poll.options.map(({ id, label }, position) => (
            <th key={id} scope="col" className="matrix-head" title={label}>
              <OptionMark position={position} />
              <span className="unseen">{label}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {poll.options.map(({ id, label }, row) => (
          <tr key={id}>
            <th scope="row" className="matrix-row">
              <span>
                <OptionMark position={row} />
                <span dir="auto">{label}</span>
              </span>
            </th>
            {poll.options.map(({ id: columnId }, column) => (
              <Cell key={columnId} matrix={matrix} row={row} column={column} />
            ))}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function Cell({ matrix, row, column }: { matrix: Matrix; row: number; column: number }) {
  if (row === column) return <td className="matrix-self" aria-hidden="true" />;
  const outcome = outcomeOf(matrix, row, column);
  return (
    <td className={`matrix-cell matrix-cell--${outcome}`}>
      {count(preferring(matrix, row, column))}
      <span className="unseen">, {words[outcome]}</span>
    </td>
  );
}
