/** STAR's second step: the two highest totals against each other, each vote for the one that it scored higher. */
import { OptionMark, optionColour } from "../../OptionMark";
import { words as resultWords } from "../words";
import { positionsOf, type ViewProps } from "./counted";
import { words } from "./words";

export function RunoffView({ poll, counted }: ViewProps) {
  const runoff = counted.rounds?.[1];
  const positions = positionsOf(poll);
  const finalists = (runoff?.entries ?? [])
    .filter(({ status }) => status !== "OUT")
    .map(({ option, votes, status }) => ({
      position: positions.get(option.id) ?? 0,
      votes,
      won: status === "ELECTED",
    }));
  if (!runoff || finalists.length !== 2) return null;
  const [first, second] = finalists as [(typeof finalists)[0], (typeof finalists)[0]];
  return (
    <section className="runoff" aria-label={words.runoff}>
      <h3 className="count-title">{words.runoff}</h3>
      <div className="runoff-bar" aria-hidden="true">
        <span style={{ flexGrow: first.votes, background: optionColour(first.position) }} />
        <span style={{ flexGrow: runoff.exhausted }} />
        <span style={{ flexGrow: second.votes, background: optionColour(second.position) }} />
      </div>
      <ul className="runoff-sides">
        {finalists.map(({ position, votes, won }) => (
          <li key={position}>
            <span className="runoff-label">
              <OptionMark position={position} />
              <span dir="auto">{poll.options[position]?.label}</span>
              {won && (
                <span className="tag tag--won">{counted.provisional ? words.ahead : resultWords.winner}</span>
              )}
            </span>
            <span className="number">{words.runoffFor(votes)}</span>
          </li>
        ))}
      </ul>
      {runoff.exhausted > 0 && <p className="soft number">{words.runoffEqual(runoff.exhausted)}</p>}
      <p className="rounds-sentence" lang="en" dir="ltr">
        {runoff.explanation}
      </p>
    </section>
  );
}
