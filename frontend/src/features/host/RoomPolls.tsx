/** The room's questions, each with its state, and which of them is on screen. */
import { stateWords } from "../../ui/StateLine";
import type { HostedRoom } from "./HostConsole";
import { words } from "./words";

type Props = { room: HostedRoom; busy: boolean; onShow: (pollId: string | null) => void };

export function RoomPolls({ room, busy, onShow }: Props) {
  return (
    <section className="room-polls">
      <h2>{words.questions}</h2>
      <ul>
        {room.polls.map(({ id, question, state }) => {
          const shown = room.currentPoll?.id === id;
          return (
            <li key={id} className={shown ? "room-poll room-poll--shown" : "room-poll"}>
              <span className="room-poll-text">
                <span dir="auto">{question}</span>
                <span className="room-poll-state">
                  {shown ? `${words.onScreen} · ${stateWords[state]}` : stateWords[state]}
                </span>
              </span>
              <button
                type="button"
                className={shown ? "button button--quiet" : "button"}
                disabled={busy}
                aria-label={shown ? undefined : words.showThis(question)}
                onClick={() => onShow(shown ? null : id)}
              >
                {shown ? words.clear : words.show}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
