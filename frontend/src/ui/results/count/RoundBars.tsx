/** One round as bars: places and colours of the options are the same in every round, and so is the axis. */
import { memo } from "react";
import { useLanguage } from "../../../words/language";
import { OptionMark, optionColour } from "../../OptionMark";
import type { ResultPoll } from "../figures";
import { count, finePercent } from "../numbers";
import { words as resultWords } from "../words";
import { positionsOf } from "./counted";
import { type Entry, goalOf, type Step } from "./rounds";
import { words } from "./words";

type Props = { poll: ResultPoll; step: Step; axis: number; all: number };

/** Of more options, those that are out stand together below, so that the others are seen at once. */
const MOST_ROWS = 12;

export function RoundBars({ poll, step, axis, all }: Props) {
  const byId = new Map(step.entries.map((entry) => [entry.id, entry]));
  const goal = goalOf(step);
  const gathered = poll.options.length > MOST_ROWS;
  const style = { "--goal": goal / axis } as React.CSSProperties;
  return (
    <div className="round-bars" style={style}>
      <p className="round-goal number">{step.quota === null ? words.half(goal) : words.quota(step.quota)}</p>
      <div className="round-head" aria-hidden="true">
        <span>{words.votesHead}</span>
        <span>{words.ofContinuing(step.continuing)}</span>
        <span>{words.ofAll(all)}</span>
      </div>
      <ul>
        {poll.options.map(({ id, label }, position) => {
          const entry = byId.get(id);
          return (
            entry &&
            !(gathered && entry.status === "OUT") && (
              <RoundRow
                key={id}
                {...entry}
                label={label}
                position={position}
                axis={axis}
                continuing={step.continuing}
                all={all}
                won={
                  poll.method === "SINGLE_TRANSFERABLE_VOTE"
                    ? words.elected
                    : poll.tally.provisional
                      ? words.ahead
                      : resultWords.winner
                }
              />
            )
          );
        })}
        {all > 0 && <Exhausted votes={step.exhausted} axis={axis} all={all} />}
      </ul>
      {gathered && <Gone poll={poll} step={step} />}
    </div>
  );
}

type RowProps = Entry & {
  label: string;
  position: number;
  axis: number;
  continuing: number;
  all: number;
  won: string;
};

const RoundRow = memo(function RoundRow(row: RowProps) {
  useLanguage();
  const { label, position, votes, status, gained, outSince, axis, continuing, all, won } = row;
  const gone = status === "OUT";
  const bar = {
    "--share": votes / axis,
    "--gain": Math.min(gained, votes) / axis,
    "--bar": optionColour(position),
  } as React.CSSProperties;
  return (
    <li className={`round-row round-row--${status.toLowerCase()}`}>
      <OptionMark position={position} />
      <span className="bar-label">
        <span dir="auto">{label}</span>
        {status === "ELIMINATED" && <span className="tag tag--out">{words.out}</span>}
        {status === "ELECTED" && <span className="tag tag--won">{won}</span>}
        {gained > 0 && !gone && (
          <span className="round-plus number">
            <span aria-hidden="true">{words.gained(gained)}</span>
            <span className="unseen">, {words.gainedUnseen(gained)}</span>
          </span>
        )}
      </span>
      {gone ? (
        <span className="round-gone">{outSince === null ? words.out : words.outSince(outSince)}</span>
      ) : (
        <>
          <span className="round-track" aria-hidden="true">
            <span className="bar-fill" style={bar} />
            {gained > 0 && <span className="round-gain" style={bar} />}
          </span>
          <span className="round-votes number">{count(votes)}</span>
          <Share votes={votes} of={continuing} unseen={words.ofContinuing(continuing)} />
          <Share votes={votes} of={all} unseen={words.ofAll(all)} soft />
        </>
      )}
    </li>
  );
});

type ShareProps = { votes: number; of: number; unseen: string; soft?: boolean };

function Share({ votes, of, unseen, soft }: ShareProps) {
  return (
    <span className={soft ? "round-share round-share--all number" : "round-share number"}>
      {of > 0 && finePercent(votes / of)}
      <span className="unseen"> {unseen}</span>
    </span>
  );
}

/** The votes that no longer count for anyone, so that every bar together is all votes. */
function Exhausted({ votes, axis, all }: { votes: number; axis: number; all: number }) {
  const bar = { "--share": Math.min(1, votes / axis), "--bar": "var(--edge)" } as React.CSSProperties;
  return (
    <li className="round-row round-row--exhausted">
      <span className="round-nobody" aria-hidden="true" />
      <span className="bar-label">{words.exhausted}</span>
      <span className="round-track" aria-hidden="true">
        <span className="bar-fill" style={bar} />
      </span>
      <span className="round-votes number">{count(votes)}</span>
      <span className="round-share" />
      <Share votes={votes} of={all} unseen={words.ofAll(all)} soft />
    </li>
  );
}

function Gone({ poll, step }: { poll: ResultPoll; step: Step }) {
  const gone = step.entries.filter(({ status }) => status === "OUT");
  if (gone.length === 0) return null;
  const positions = positionsOf(poll);
  return (
    <div className="round-out">
      <p>{words.outAlready(gone.length)}</p>
      <ul>
        {gone.map(({ id, outSince }) => {
          const position = positions.get(id) ?? 0;
          return (
            <li key={id}>
              <OptionMark position={position} />
              <span dir="auto">{poll.options[position]?.label}</span>
              <span className="unseen">, {outSince === null ? words.out : words.outSince(outSince)}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
