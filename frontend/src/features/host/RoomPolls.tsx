/** The room's questions in the host's order: each can be shown, moved, copied, run again, and drafts edited or deleted. */
import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { CodesDialog } from "./codes/CodesDialog";
import type { HostedRoom } from "./HostConsole";
import { InvitationsDialog } from "./invitations/InvitationsDialog";
import "./polls.css";
import { PollRow, type RowActs } from "./PollRow";
import { type ListedPoll, useArranging } from "./useArranging";
import { words } from "./words";

type Props = {
  room: HostedRoom;
  onShow: (pollId: string | null) => void;
  /** The form that changes a draft; it calls `done` when it is to go. */
  editForm: (pollId: string, done: () => void) => ReactNode;
};

export function RoomPolls({ room, onShow, editForm }: Props) {
  const { polls, busy, problem, move, duplicate, runAgain, remove } = useArranging(room);
  const [editing, setEditing] = useState<string | null>(null);
  const [handingOut, setHandingOut] = useState<ListedPoll | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const keepFocus = useFocusKept(polls.map(({ id }) => id).join());

  const acts: RowActs = {
    show: (poll, shown) => onShow(shown ? null : poll.id),
    move: (poll, step) => {
      keepFocus();
      move(poll, step);
    },
    duplicate: (poll) => void duplicate(poll),
    runAgain: (poll) => void runAgain(poll),
    remove: (poll) => remove(poll).then((done) => done && list.current?.focus()),
    edit: ({ id }) => setEditing(id),
    handOut: setHandingOut,
  };
  const stopEditing = (pollId: string) => () => {
    setEditing(null);
    document.getElementById(`more-${pollId}`)?.focus();
  };
  return (
    <section className="room-polls">
      <h2>{words.questions}</h2>
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <ol ref={list} tabIndex={-1} aria-label={words.questions} aria-busy={busy}>
        {polls.map((poll, at) => (
          <PollRow
            key={poll.id}
            poll={poll}
            place={at + 1}
            of={polls.length}
            shown={room.currentPoll?.id === poll.id}
            acts={acts}
          >
            {editing === poll.id && poll.state === "DRAFT" && editForm(poll.id, stopEditing(poll.id))}
          </PollRow>
        ))}
      </ol>
      {handingOut?.policy.electorate === "INVITED" && (
        <InvitationsDialog pollId={handingOut.id} onClose={() => setHandingOut(null)} />
      )}
      {handingOut?.policy.electorate === "BALLOT_CODE" && (
        <CodesDialog
          pollId={handingOut.id}
          question={handingOut.question}
          joinCode={room.joinCode}
          onClose={() => setHandingOut(null)}
        />
      )}
    </section>
  );
}

/** A row that moves takes the keyboard's place with it: the browser forgets it when an element is put elsewhere. */
function useFocusKept(order: string): () => void {
  const kept = useRef<Element | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the order on the page has changed
  useLayoutEffect(() => {
    if (kept.current instanceof HTMLElement) kept.current.focus({ preventScroll: true });
    kept.current = null;
  }, [order]);
  return () => {
    kept.current = document.activeElement;
  };
}
