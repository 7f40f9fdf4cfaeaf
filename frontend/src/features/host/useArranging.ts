/** The room's questions as the host arranges them: the order changes at once on screen, the server follows. */
import { useApolloClient } from "@apollo/client/react";
import { useRef, useState } from "react";
import {
  DeletePollDocument,
  DuplicatePollDocument,
  MovePollDocument,
  RunAgainDocument,
} from "../../graphql/generated";
import { announce } from "../../ui/announce";
import type { HostedRoom } from "./HostConsole";
import { pollAct, useAct } from "./useAct";
import { words } from "./words";

export type ListedPoll = HostedRoom["polls"][number];

/** The list as it stands on screen, and all that can be done to it. */
export function useArranging(room: HostedRoom) {
  const client = useApolloClient();
  const { act, busy, problem } = useAct();
  const moving = useAct();
  const { polls, move } = useOrder(room, (pollId, before) =>
    moving.act(() =>
      client
        .mutate({ mutation: MovePollDocument, variables: { pollId, before } })
        .then(({ data }) => data?.movePoll),
    ),
  );
  const change = (document: unknown, said: (question: string) => string) => async (poll: ListedPoll) => {
    const done = await act(pollAct(client, document, poll.id));
    if (done) announce(said(poll.question));
    return done;
  };
  return {
    polls,
    busy,
    problem: problem ?? moving.problem,
    move,
    duplicate: change(DuplicatePollDocument, words.nowDuplicated),
    runAgain: change(RunAgainDocument, words.nowAgain),
    remove: change(DeletePollDocument, words.nowDeleted),
  };
}

type Move = { pollId: string; before: string | null };
type SendMove = (pollId: string, before: string | null) => Promise<boolean>;

/** Moves are sent one after the other as they were made; when all are done the server's order counts again. */
function useOrder(room: HostedRoom, sendMove: SendMove) {
  const [order, setOrder] = useState<readonly string[] | null>(null);
  const waiting = useRef<Move[]>([]);
  const sending = useRef(false);
  const polls = order ? inOrder(room.polls, order) : room.polls;

  const send = async () => {
    if (sending.current) return;
    sending.current = true;
    for (let next = waiting.current.shift(); next; next = waiting.current.shift()) {
      if (!(await sendMove(next.pollId, next.before))) waiting.current = [];
    }
    sending.current = false;
    setOrder(null);
  };
  const move = ({ id, question }: ListedPoll, step: -1 | 1) => {
    const ids = polls.map((poll) => poll.id);
    const to = ids.indexOf(id) + step;
    if (to < 0 || to >= ids.length) return;
    const moved = ids.filter((other) => other !== id);
    moved.splice(to, 0, id);
    setOrder(moved);
    announce(words.nowAt(question, to + 1, ids.length));
    waiting.current.push({ pollId: id, before: moved[to + 1] ?? null });
    void send();
  };
  return { polls, move };
}

/** The polls in this order; those that it does not know yet come last. */
function inOrder(polls: readonly ListedPoll[], order: readonly string[]): ListedPoll[] {
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  return [...polls].sort((one, other) => place(one.id) - place(other.id));
}
