/** Quadratic voting: what the votes for each option cost, beside how many they were. */
import { OptionMark, optionColour } from "../../OptionMark";
import { AsTable, ScrollTable } from "../AsTable";
import { count } from "../numbers";
import { words as resultWords } from "../words";
import type { ViewProps } from "./counted";
import { words } from "./words";

export function SpentView({ poll, counted }: ViewProps) {
  const options = counted.options ?? [];
  const spent = options.reduce((sum, { credits }) => sum + (credits ?? 0), 0);
  const marked = (counted.turnout ?? 0) - (counted.blank ?? 0);
  if (spent === 0) return null;
  return (
    <section className="spent" aria-label={words.spent}>
      <h3 className="count-title">{words.spent}</h3>
      <ul className="spent-list">
        {poll.options.map(({ id, label }, position) => {
          const { points, credits } = options[position] ?? { points: 0, credits: 0 };
          const bar = { "--share": (credits ?? 0) / spent, "--bar": optionColour(position) };
          return (
            <li key={id} className="spent-row">
              <span className="spent-label">
                <OptionMark position={position} />
                <span dir="auto">{label}</span>
              </span>
              <span className="number">{words.votesAndCredits(points ?? 0, credits ?? 0)}</span>
              <span className="bar-track" aria-hidden="true">
                <span className="bar-fill" style={bar as React.CSSProperties} />
              </span>
            </li>
          );
        })}
      </ul>
      <p className="soft number">{words.spentOf(spent, marked * (poll.rules.budget ?? 0))}</p>
      <AsTable>
        {() => (
          <ScrollTable label={words.spentTable}>
            <thead>
              <tr>
                <th scope="col">{resultWords.option}</th>
                <th scope="col">{words.votesHead}</th>
                <th scope="col">{words.creditsHead}</th>
              </tr>
            </thead>
            <tbody>
              {poll.options.map(({ id, label }, position) => (
                <tr key={id}>
                  <th scope="row" dir="auto">
                    {label}
                  </th>
                  <td>{count(options[position]?.points ?? 0)}</td>
                  <td>{count(options[position]?.credits ?? 0)}</td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        )}
      </AsTable>
    </section>
  );
}
