/** Where the votes of a round's losers, or the surplus of its winners, went: one bar in the colours of who got them. */
import { OptionMark, optionColour } from "../../OptionMark";
import type { ResultPoll } from "../figures";
import { count } from "../numbers";
import { positionsOf } from "./counted";
import type { Move, Step } from "./rounds";
import { words } from "./words";

const MOST_NAMED = 6;
const MOST_MOVES = 4;

type Props = { poll: ResultPoll; step: Step; large: boolean };

export function Moves({ poll, step, large }: Props) {
  const moves = step.moves.filter(({ total }) => total > 0);
  if (moves.length === 0) return null;
  const positions = positionsOf(poll);
  return (
    <div className={large ? "moves moves--large" : "moves"}>
      {moves.slice(0, MOST_MOVES).map((move) => (
        <MoveBar key={move.from} move={move} step={step} poll={poll} positions={positions} />
      ))}
    </div>
  );
}

type MoveProps = { move: Move; step: Step; poll: ResultPoll; positions: ReadonlyMap<string, number> };

function MoveBar({ move, step, poll, positions }: MoveProps) {
  const from = poll.options[positions.get(move.from) ?? 0]?.label ?? "";
  const elected = step.entries.find(({ id }) => id === move.from)?.status === "ELECTED";
  const named = move.parts.slice(0, MOST_NAMED);
  const rest = move.parts.slice(MOST_NAMED);
  return (
    <section className="move">
      <h3 className="move-title" dir="auto">
        {(elected ? words.surplusMoved : words.moved)(from, move.total)}
      </h3>
      <div className="move-bar" aria-hidden="true">
        {move.parts.map(({ to, votes }) => (
          <span key={to ?? ""} style={partStyle(votes, to === null ? null : (positions.get(to) ?? 0))} />
        ))}
      </div>
      <ul className="move-parts">
        {named.map(({ to, votes }) => {
          const position = to === null ? null : (positions.get(to) ?? 0);
          return (
            <li key={to ?? ""}>
              {position === null ? (
                <span className="round-nobody" aria-hidden="true" />
              ) : (
                <OptionMark position={position} />
              )}
              <span dir="auto">{position === null ? words.nobody : poll.options[position]?.label}</span>
              <strong className="number">{count(votes)}</strong>
            </li>
          );
        })}
        {rest.length > 0 && (
          <li>
            {words.others(rest.length)}
            <strong className="number">{count(rest.reduce((sum, { votes }) => sum + votes, 0))}</strong>
          </li>
        )}
      </ul>
    </section>
  );
}

function partStyle(votes: number, position: number | null): React.CSSProperties {
  return { flexGrow: votes, background: position === null ? "var(--edge)" : optionColour(position) };
}
