/** An example's votes as a table: so many voters, and what they marked. */
import type { Example, ExampleOption } from "./examples";
import { words } from "./words";

export function ExampleVotes({ example }: { example: Example }) {
  const { options, votes } = example;
  const valued = votes.some(([, marks]) => marks.score || marks.spend);
  return (
    <div className="table-scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.voters}</th>
            {valued ? (
              options.map((option) => (
                <th key={option} scope="col">
                  {words.options[option]}
                </th>
              ))
            ) : (
              <th scope="col">{words.marks}</th>
            )}
          </tr>
        </thead>
        <tbody>
          {votes.map(([count, marks]) => (
            <tr key={JSON.stringify(marks)}>
              <th scope="row">{count}</th>
              {valued ? (
                (marks.score ?? marks.spend ?? []).map((value, at) => (
                  <td key={options[at]}>{value ?? words.notScored}</td>
                ))
              ) : (
                <td>{inWords(marks, options)}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function inWords(marks: Example["votes"][number][1], options: Example["options"]): string {
  const labels = (positions: readonly number[]) =>
    positions.flatMap((at) => words.options[options[at] as ExampleOption] ?? []);
  if (marks.rank) return marks.rank.map((equals) => labels(equals).join(words.equal)).join(words.next);
  return labels(marks.choose ?? []).join(words.and);
}
