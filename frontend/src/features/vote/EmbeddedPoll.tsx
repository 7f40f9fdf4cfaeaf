/** One poll by itself, for a frame in another site's page: the same ballot and results, and the way to its room. */
import { useQuery } from "@apollo/client/react";
import { useEffect } from "react";
import { EmbeddedPollDocument } from "../../graphql/generated";
import { useRoomState } from "../../graphql/roomState";
import { ConnectionStrip } from "../../ui/ConnectionStrip";
import { words as shared } from "../../ui/words";
import { PollScreen } from "./PollScreen";
import { words } from "./words";

const LOOK_AGAIN_MILLISECONDS = 15_000;

type Props = { pollId: string; onTitle: (title: string) => void };

export function EmbeddedPoll({ pollId, onTitle }: Props) {
  const poll = useEmbeddedPoll(pollId);
  const title = poll?.question ?? "";
  useEffect(() => onTitle(title), [title, onTitle]);
  return (
    <div className="embed">
      <ConnectionStrip />
      <main>
        {poll && <PollScreen pollId={poll.id} takeFocus={false} />}
        {poll === null && <h1 className="embed-empty">{words.notHere}</h1>}
      </main>
      {poll && (
        <footer className="embed-foot">
          <a href={`/${poll.room.joinCode}`}>{words.toRoom}</a>
          <a href="/privacy">{shared.privacy}</a>
        </footer>
      )}
    </div>
  );
}

/** The poll, asked for again whenever its room has changed; one that may not be seen yet, every now and then. */
function useEmbeddedPoll(pollId: string) {
  const { data, refetch, startPolling, stopPolling } = useQuery(EmbeddedPollDocument, {
    variables: { id: pollId },
    skipPollAttempt: () => document.hidden,
  });
  const poll = data?.poll;
  const room = poll?.room;
  useRoomState(room?.joinCode ?? "", room, () => void refetch().catch(() => undefined));
  useEffect(() => {
    if (poll !== null) return;
    startPolling(LOOK_AGAIN_MILLISECONDS * (1 + Math.random()));
    return stopPolling;
  }, [poll, startPolling, stopPolling]);
  return poll;
}
