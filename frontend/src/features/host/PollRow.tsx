/** One question of the list: its place and state, and what can be done with it. */
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { words as shared } from "../../ui/words";
import { AskOnce } from "./AskOnce";
import { MoreMenu } from "./MoreMenu";
import type { ListedPoll } from "./useArranging";
import { words } from "./words";

export type RowActs = {
  show: (poll: ListedPoll, shown: boolean) => void;
  move: (poll: ListedPoll, step: -1 | 1) => void;
  duplicate: (poll: ListedPoll) => void;
  runAgain: (poll: ListedPoll) => void;
  remove: (poll: ListedPoll) => void;
  edit: (poll: ListedPoll) => void;
  handOut: (poll: ListedPoll) => void;
};

type Props = {
  poll: ListedPoll;
  /** From 1. */
  place: number;
  of: number;
  shown: boolean;
  acts: RowActs;
  /** What is opened below it. */
  children?: ReactNode;
};

export function PollRow({ poll, place, of, shown, acts, children }: Props) {
  const { question, state, run, policy } = poll;
  const [deleting, setDeleting] = useState(false);
  const press = (event: KeyboardEvent) => {
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (step === 0 || !event.altKey) return;
    event.preventDefault();
    acts.move(poll, step);
  };
  const facts = [shown ? words.onScreen : null, run > 1 ? words.run(run) : null, shared.states[state]];
  return (
    <li className={shown ? "room-poll room-poll--shown" : "room-poll"} data-poll={poll.id}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys work from any of the row's buttons */}
      <div className="room-poll-row" onKeyDown={press}>
        <span className="room-poll-place number" aria-hidden="true">
          {place}
        </span>
        <span className="room-poll-text">
          {/* The list keeps its edge, in whatever direction a question runs. */}
          <span>
            <bdi>{question}</bdi>
          </span>
          <span className="room-poll-state">{facts.filter((fact) => fact !== null).join(" · ")}</span>
        </span>
        <span className="room-poll-acts">
          <MoveButton label={words.moveUp(question)} may={place > 1} onMove={() => acts.move(poll, -1)}>
            <path d="M3 10l5-5 5 5" />
          </MoveButton>
          <MoveButton label={words.moveDown(question)} may={place < of} onMove={() => acts.move(poll, 1)}>
            <path d="M3 6l5 5 5-5" />
          </MoveButton>
          <MoreMenu id={`more-${poll.id}`} label={words.moreFor(question)}>
            {state === "DRAFT" && <Item label={words.edit} onPick={() => acts.edit(poll)} />}
            {policy.electorate === "BALLOT_CODE" && state !== "CLOSED" && (
              <Item label={words.codesHandOut} onPick={() => acts.handOut(poll)} />
            )}
            {policy.electorate === "INVITED" && state !== "CLOSED" && (
              <Item label={words.invitationsOpen} onPick={() => acts.handOut(poll)} />
            )}
            <Item label={words.duplicate} onPick={() => acts.duplicate(poll)} />
            {state === "CLOSED" && <Item label={words.runAgain} onPick={() => acts.runAgain(poll)} />}
            {state === "DRAFT" && <Item label={words.remove} danger onPick={() => setDeleting(true)} />}
          </MoreMenu>
          <button
            type="button"
            className={shown ? "button button--quiet" : "button"}
            aria-label={shown ? undefined : words.showThis(question)}
            onClick={() => acts.show(poll, shown)}
          >
            {shown ? words.clear : words.show}
          </button>
        </span>
      </div>
      {deleting && state === "DRAFT" && (
        <AskOnce
          text={words.removeThis(question)}
          act={words.remove}
          keep={words.keepIt}
          onAct={() => acts.remove(poll)}
          onKeep={() => {
            setDeleting(false);
            document.getElementById(`more-${poll.id}`)?.focus();
          }}
        />
      )}
      {children}
    </li>
  );
}

type MoveProps = { label: string; may: boolean; onMove: () => void; children: ReactNode };

function MoveButton({ label, may, onMove, children }: MoveProps) {
  return (
    // Not disabled at the ends, where the keyboard would lose its place.
    <button type="button" className="icon-button" aria-label={label} aria-disabled={!may} onClick={onMove}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {children}
      </svg>
    </button>
  );
}

function Item({ label, danger, onPick }: { label: string; danger?: boolean; onPick: () => void }) {
  return (
    <button type="button" className={danger ? "more-item more-item--danger" : "more-item"} onClick={onPick}>
      {label}
    </button>
  );
}
