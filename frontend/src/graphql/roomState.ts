/** What a room's screens follow: which poll is shown, and how many are there. */
import { useSubscription } from "@apollo/client/react";
import { useCatchUp } from "./catchUp";
import { RoomStateDocument, type RoomStateSubscription } from "./generated";

export type RoomState = RoomStateSubscription["roomState"];
type KnownRoom = { revision: number; currentPoll: { id: string } | null };

/** The room's live state; `askAgain` is called when the room that the screen holds is older than that. */
export function useRoomState(
  joinCode: string,
  room: KnownRoom | null | undefined,
  askAgain: () => void,
): RoomState | undefined {
  const { data } = useSubscription(RoomStateDocument, { variables: { joinCode }, skip: !room });
  const state = data?.roomState;
  const moved =
    !!room && !!state && isNewer(state, room) && state.currentPollId !== (room.currentPoll?.id ?? null);
  const behind = !!room && !!state && state.revision > room.revision;
  useCatchUp(behind || moved, moved, askAgain);
  return state;
}

function isNewer(state: RoomState, room: KnownRoom): boolean {
  return state.revision >= room.revision;
}
