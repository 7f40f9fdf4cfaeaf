/** Who is here, who has this question open, and who has voted, as it moves. */
import type { RoomState } from "../../graphql/roomState";
import { currentSpeech } from "../../words/language";
import { words } from "./words";

type Props = { room: RoomState | undefined; pollId: string; voted: number | null };

export function Counts({ room, pollId, voted }: Props) {
  const ready = room?.currentPollId === pollId ? room.ready : null;
  return (
    <dl className="counts number">
      <Count label={words.joined} hint={words.joinedHint} value={room?.joined ?? null} />
      <Count label={words.readyNow} hint={words.readyHint} value={ready} />
      <Count label={words.voted} hint={words.votedHint} value={voted} />
    </dl>
  );
}

function Count({ label, hint, value }: { label: string; hint: string; value: number | null }) {
  return (
    <div title={hint}>
      <dt>{label}</dt>
      <dd>{value === null ? "–" : currentSpeech().whole(value)}</dd>
    </div>
  );
}
