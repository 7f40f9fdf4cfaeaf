/** The ballot: options as large rows, and a second tap on a button that names the choice. */
import { type FormEvent, useId } from "react";
import type { FollowedPoll } from "../../graphql/poll";
import { OptionMark } from "../../ui/OptionMark";
import { limitsOf, sameChoice, toggled } from "./choice";
import { words } from "./words";

type Props = {
  poll: FollowedPoll;
  chosen: string[];
  onChoose: (chosen: string[]) => void;
  /** Null while the poll takes no votes: then the ballot can be filled in but not sent. */
  onVote: ((chosen: string[]) => void) | null;
  /** The vote that this one would replace. */
  current: string[] | null;
  onKeep?: () => void;
};

export function Ballot({ poll, chosen, onChoose, onVote, current, onKeep }: Props) {
  const name = useId();
  const limits = limitsOf(poll.method, poll.rules, poll.options.length);
  const single = limits.most === 1;
  const hint = words.limits(limits, poll.options.length);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (onVote && whatIsLeft(poll, chosen, current) === null) onVote(chosen);
  };

  return (
    <form className="ballot" onSubmit={send}>
      <fieldset aria-describedby={hint ? `${name}-hint` : undefined}>
        <legend className="unseen" dir="auto">
          {poll.question}
        </legend>
        {hint && (
          <p id={`${name}-hint`} className="ballot-hint">
            {hint}
          </p>
        )}
        <ul className="choices">
          {poll.options.map((option, position) => (
            <li key={option.id}>
              <label className="choice">
                <input
                  type={single ? "radio" : "checkbox"}
                  name={name}
                  checked={chosen.includes(option.id)}
                  onChange={() => onChoose(toggled(chosen, option.id, limits))}
                />
                <OptionMark position={position} />
                <span className="choice-label" dir="auto">
                  {option.label}
                </span>
                <span
                  className={single ? "choice-tick choice-tick--round" : "choice-tick"}
                  aria-hidden="true"
                >
                  <svg viewBox="0 0 16 16" aria-hidden="true">
                    <path d="M3.5 8.5l3 3 6-7" />
                  </svg>
                </span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      {onVote && (
        <SendBar poll={poll} chosen={chosen} current={current} onBlank={() => onVote([])} onKeep={onKeep} />
      )}
    </form>
  );
}

type SendBarProps = Pick<Props, "poll" | "chosen" | "current" | "onKeep"> & { onBlank: () => void };

function SendBar({ poll, chosen, current, onBlank, onKeep }: SendBarProps) {
  const left = whatIsLeft(poll, chosen, current);
  const labels = poll.options.filter(({ id }) => chosen.includes(id)).map(({ label }) => label);
  const mayBeBlank =
    poll.method === "APPROVAL" && chosen.length === 0 && (current === null || current.length > 0);
  return (
    <div className="send-bar">
      {onKeep && (
        <button type="button" className="button button--large" onClick={onKeep}>
          {words.keepVote}
        </button>
      )}
      {mayBeBlank && (
        <button type="button" className="button button--large" onClick={onBlank}>
          {words.none}
        </button>
      )}
      <button
        type="submit"
        className="button button--strong button--large send-vote"
        disabled={left !== null}
      >
        <span dir="auto">{left ?? (current ? words.changeTo(labels) : words.voteFor(labels))}</span>
      </button>
    </div>
  );
}

/** What the voter has still to do before this choice can be sent, or null. */
function whatIsLeft(poll: FollowedPoll, chosen: string[], current: string[] | null): string | null {
  const { least, most } = limitsOf(poll.method, poll.rules, poll.options.length);
  if (chosen.length === 0) return words.pickFirst;
  if (chosen.length < least) return words.pickMore(least - chosen.length);
  if (chosen.length > most) return words.pickFewer(chosen.length - most);
  return current && sameChoice(chosen, current) ? words.keptChoice : null;
}
