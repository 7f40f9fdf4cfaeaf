/** The host's page of a room: what the room sees, the controls for it, the way in, and the room's questions. */
import { useApolloClient, useQuery } from "@apollo/client/react";
import { type ReactNode, useEffect } from "react";
import { HostedRoomDocument, type HostedRoomQuery, ShowPollDocument } from "../../graphql/generated";
import { type RoomState, useRoomState } from "../../graphql/roomState";
import { Frame } from "../../ui/Frame";
import { Closed, NothingShown, Opening } from "./Doorstep";
import "./host.css";
import { useHostKey } from "./hostKey";
import { JoinPanel } from "./JoinPanel";
import { RoomPolls } from "./RoomPolls";
import { ShownPoll } from "./ShownPoll";
import { type Act, useAct } from "./useAct";
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
  const aside = state && <span className="number">{presence(state)}</span>;
  return (
    <Frame wide aside={aside}>
      <Console room={room} askAgain={askAgain} askForm={askForm} editForm={editForm} />
    </Frame>
  );
}

function presence({ joined, ready, currentPollId }: RoomState): string {
  return currentPollId ? words.ready(joined, ready) : words.here(joined);
}

type ConsoleProps = Pick<Props, "askForm" | "editForm"> & { room: HostedRoom; askAgain: () => void };

function Console({ room, askAgain, askForm, editForm }: ConsoleProps) {
  const client = useApolloClient();
  const { act, problem } = useAct();
  const show = (pollId: string | null): Act => {
    const variables = { roomId: room.id, pollId };
    return () => client.mutate({ mutation: ShowPollDocument, variables }).then(({ data }) => data?.showPoll);
  };
  const asked: Asked = (pollId, started) => {
    if (started) void act(show(pollId)).then(() => window.scrollTo({ top: 0, behavior: "smooth" }));
    else askAgain();
  };

  const polls = <RoomPolls room={room} onShow={(pollId) => void act(show(pollId))} editForm={editForm} />;
  const shown = room.currentPoll;
  return (
    <div className="console">
      <div className="console-stage">
        {shown ? <ShownPoll key={shown.id} pollId={shown.id} /> : <NothingShown>{polls}</NothingShown>}
      </div>
      <JoinPanel room={room} />
      <div className="console-more">
        {problem && (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
        {shown && polls}
        <section className="console-ask" id="ask">
          <h2>{words.newQuestion}</h2>
          {askForm(room.id, asked)}
        </section>
      </div>
    </div>
  );
}
