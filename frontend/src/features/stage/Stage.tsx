/** The room's wall: the shown question with its result, and the way in; it follows the host by itself. */
import { useQuery } from "@apollo/client/react";
import { useEffect } from "react";
import { RoomByCodeDocument } from "../../graphql/generated";
import { useRoomState } from "../../graphql/roomState";
import { ConnectionStrip } from "../../ui/ConnectionStrip";
import "../../ui/frame.css";
import "./stage.css";
import { StagePoll } from "./StagePoll";
import { useFullScreen } from "./useFullScreen";
import { WayIn } from "./WayIn";
import { words } from "./words";

type Props = { joinCode: string; unknown: React.ReactNode; onTitle: (title: string) => void };

/** `unknown` is what to show when no room has the code. */
export function Stage({ joinCode, unknown, onTitle }: Props) {
  const { data, error, refetch } = useQuery(RoomByCodeDocument, { variables: { joinCode } });
  const room = data?.room;
  const state = useRoomState(joinCode, room, () => void refetch().catch(() => undefined));
  const toggleFullScreen = useFullScreen();
  const shown = room?.currentPoll ?? null;
  const title = shown?.question ?? room?.title ?? "";
  useEffect(() => onTitle(title), [title, onTitle]);

  if (room === null) return unknown;
  return (
    <div className="stage">
      <main className="stage-main">
        <ConnectionStrip />
        {!room && <p role="status">{error ? words.failed : words.loading}</p>}
        {room && shown && <StagePoll key={shown.id} pollId={shown.id} joined={state?.joined ?? null} />}
        {room && !shown && <Quiet title={room.title} joined={state?.joined ?? null} />}
      </main>
      {room && <WayIn joinCode={room.joinCode} toggleFullScreen={toggleFullScreen} />}
    </div>
  );
}

function Quiet({ title, joined }: { title: string; joined: number | null }) {
  return (
    <section className="stage-quiet arrive">
      <h1 dir="auto">{title || words.quiet}</h1>
      <p className="soft">{words.quietText}</p>
      {joined !== null && <p className="stage-counts number">{words.joined(joined)}</p>}
    </section>
  );
}
