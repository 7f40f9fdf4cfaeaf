/** The voter's page of a room: it shows what the host shows, and moves on by itself. */
import { useQuery } from "@apollo/client/react";
import { useEffect, useRef } from "react";
import { Link } from "wouter";
import { RoomByCodeDocument } from "../../graphql/generated";
import { useRoomState } from "../../graphql/roomState";
import { Frame } from "../../ui/Frame";
import { JoinedHere } from "../../ui/results/joinedHere";
import { useBroughtCode } from "./keptCode";
import { Lobby, Waiting } from "./Lobby";
import { PollScreen } from "./PollScreen";
import { words } from "./words";

type Props = { joinCode: string; unknown: React.ReactNode; onTitle: (title: string) => void };

/** `unknown` is what to show when no room has the code. */
export function Participant({ joinCode, unknown, onTitle }: Props) {
  useBroughtCode();
  const { data, error, refetch } = useQuery(RoomByCodeDocument, { variables: { joinCode } });
  const room = data?.room;
  const state = useRoomState(joinCode, room, () => void refetch().catch(() => undefined));
  const shown = room?.currentPoll ?? null;
  const movedOn = useMovedOn(room ? (shown?.id ?? null) : undefined);
  const title = shown?.question ?? room?.title ?? "";
  useEffect(() => onTitle(title), [title, onTitle]);

  if (room === null) return unknown;
  if (!room) return <Frame>{error ? <Failed /> : <Waiting />}</Frame>;
  const aside = (
    <span className="room-facts">
      {state && <span className="number">{words.here(state.joined)}</span>}
      {room.viewerIsHost && <Link href={`/${room.joinCode}/host`}>{words.hostLink}</Link>}
    </span>
  );
  return (
    <Frame aside={aside}>
      {shown ? (
        <JoinedHere value={state?.joined ?? null}>
          <PollScreen key={shown.id} pollId={shown.id} takeFocus={movedOn} />
        </JoinedHere>
      ) : (
        <Lobby title={room.title} moving={movedOn} />
      )}
    </Frame>
  );
}

/** Whether the shown poll changed since the room was first seen. */
function useMovedOn(shownId: string | null | undefined): boolean {
  const first = useRef<string | null | undefined>(undefined);
  if (first.current === undefined) first.current = shownId;
  else if (shownId !== undefined && shownId !== first.current) first.current = MOVED;
  return first.current === MOVED;
}

const MOVED = "moved";

function Failed() {
  return (
    <section className="lobby">
      <h1>{words.failedTitle}</h1>
      <p className="soft">{words.failedText}</p>
      <button type="button" className="button" onClick={() => window.location.reload()}>
        {words.reload}
      </button>
    </section>
  );
}
