/** The host's page of a room: what the room sees, the controls for it, the way in, and the room's questions. */
import { useApolloClient, useQuery } from "@apollo/client/react";
import { type ReactNode, useEffect, useState } from "react";
import { HostedRoomDocument, type HostedRoomQuery, ShowPollDocument } from "../../graphql/generated";
import { type RoomState, useRoomState } from "../../graphql/roomState";
import { Frame } from "../../ui/Frame";
import { Closed, NothingShown, Opening } from "./Doorstep";
import "./host.css";
import { useHostKey } from "./hostKey";
import { JoinPanel } from "./JoinPanel";
import { KeySheet } from "./KeySheet";
import { KEYS, useKeys } from "./keys";
import { RoomPolls } from "./RoomPolls";
import { ShownPoll } from "./ShownPoll";
import { useAct } from "./useAct";
import { words } from "./words";

export type HostedRoom = NonNullable<HostedRoomQuery["room"]>;
type Asked = (pollId: string, started: boolean) => void;
type Props = {
  joinCode: string;
  unknown: ReactNode;
  onTitle: (title: string) => void;
  /** The form for another question; it calls `asked` with the new poll. */
  askForm: (roomId: string, asked: Asked) => ReactNode;
  /** The form that changes a draft; it calls `done` when it is to go. */
  editForm: (pollId: string, done: () => void) => ReactNode;
};

export function HostConsole({ joinCode, unknown, onTitle, askForm, editForm }: Props) {
  const key = useHostKey(joinCode);
  const { data, refetch } = useQuery(HostedRoomDocument, {
    variables: { joinCode },
    fetchPolicy: "cache-and-network",
    skip: key === "joining",
  });
  const room = data?.room;
  const askAgain = () => void refetch().catch(() => undefined);
  const state = useRoomState(joinCode, room, askAgain);
  const title = room?.viewerIsHost ? (room.currentPoll?.question ?? room.title) : "";
  useEffect(() => onTitle(title), [title, onTitle]);

  if (room === null) return unknown;
  if (key === "joining") return <Opening text={words.joining} />;
  if (!room) return <Opening text={words.loading} />;
  if (!room.viewerIsHost) return <Closed joinCode={room.joinCode} badKey={key === "refused"} />;
  const aside = <Aside state={state} shown={room.currentPoll !== null} />;
  return (
    <Frame wide aside={aside}>
      <Console room={room} state={state} askAgain={askAgain} askForm={askForm} editForm={editForm} />
    </Frame>
  );
}

/** How many are here, where no question is there to count them; and the way to the keys. */
function Aside({ state, shown }: { state: RoomState | undefined; shown: boolean }) {
  const [keys, setKeys] = useState(false);
  useKeys({ help: () => setKeys(true) });
  return (
    <>
      {state && !shown && <span className="number">{words.here(state.joined)}</span>}
      <button type="button" className="button button--quiet keys-button" onClick={() => setKeys(true)}>
        {words.keys}{" "}
        <span className="key" aria-hidden="true">
          {KEYS.help}
        </span>
      </button>
      {keys && <KeySheet onClose={() => setKeys(false)} />}
    </>
  );
}

type ConsoleProps = Pick<Props, "askForm" | "editForm"> & {
  room: HostedRoom;
  state: RoomState | undefined;
  askAgain: () => void;
};

function Console({ room, state, askAgain, askForm, editForm }: ConsoleProps) {
  const client = useApolloClient();
  const { act, problem } = useAct();
  const show = (pollId: string | null) => {
    const variables = { roomId: room.id, pollId };
    return act(() =>
      client.mutate({ mutation: ShowPollDocument, variables }).then(({ data }) => data?.showPoll),
    );
  };
  const [broughtUp, setBroughtUp] = useState<string | null>(null);
  const onShow = async (pollId: string | null) => {
    if (!(await show(pollId))) return;
    setBroughtUp(pollId);
    window.scrollTo({ top: 0, behavior: "smooth" });
  };
  const asked: Asked = (pollId, started) => {
    if (started) void onShow(pollId);
    else askAgain();
  };

  const polls = <RoomPolls room={room} onShow={onShow} editForm={editForm} />;
  const shown = room.currentPoll;
  const next = nextPoll(room);
  useKeys(shown || !next ? {} : { next: () => onShow(next.id) });
  return (
    <div className="console">
      <div className="console-stage">
        {problem && (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
        {shown ? (
          <ShownPoll
            key={shown.id}
            pollId={shown.id}
            joinCode={room.joinCode}
            takeFocus={broughtUp === shown.id}
            state={state}
            next={next}
            onShow={onShow}
          />
        ) : (
          <NothingShown>{polls}</NothingShown>
        )}
      </div>
      <JoinPanel room={room} />
      <div className="console-more">
        {shown && polls}
        <section className="console-ask" id="ask">
          <h2>{words.newQuestion}</h2>
          {askForm(room.id, asked)}
        </section>
      </div>
    </div>
  );
}

/** The first question after the shown one that has not been closed. */
function nextPoll({ polls, currentPoll }: HostedRoom) {
  const after = polls.slice(polls.findIndex(({ id }) => id === currentPoll?.id) + 1);
  return after.find(({ state }) => state !== "CLOSED") ?? null;
}
