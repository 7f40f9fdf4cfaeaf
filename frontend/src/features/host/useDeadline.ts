/** The poll's deadline as the host moves it: it changes at once on screen, and the last wish is what is stored. */
import { useApolloClient } from "@apollo/client/react";
import { useRef, useState } from "react";
import { SetDeadlineDocument } from "../../graphql/generated";
import type { FollowedPoll } from "../../graphql/poll";
import { serverClock } from "../../graphql/serverClock";
import { announce } from "../../ui/announce";
import { useAct } from "./useAct";
import { words } from "./words";

const SECOND = 1_000;
/** What one press of a key moves it by. */
const STEP_SECONDS = 30;

export type HeldDeadline = ReturnType<typeof useDeadline>;

export function useDeadline(poll: FollowedPoll) {
  const client = useApolloClient();
  const { act, problem } = useAct();
  const [wished, setWished] = useState<string | null | undefined>(undefined);
  const latest = useRef<string | null | undefined>(undefined);
  const closesAt = wished === undefined ? poll.closesAt : wished;

  const set = async (moment: string | null) => {
    const onItsWay = latest.current !== undefined;
    latest.current = moment;
    setWished(moment);
    if (onItsWay) return;
    for (let sent: string | null | undefined; sent !== latest.current; ) {
      sent = latest.current;
      const variables = { pollId: poll.id, closesAt: sent ?? null };
      const done = await act(() =>
        client.mutate({ mutation: SetDeadlineDocument, variables }).then(({ data }) => data?.updatePoll),
      );
      if (!done) break;
    }
    latest.current = undefined;
    setWished(undefined);
  };
  /** Never into the past: closing now is an act of its own. */
  const move = (seconds: number) => {
    if (!closesAt) return;
    const moved = Date.parse(latest.current ?? closesAt) + seconds * SECOND;
    if (moved <= serverClock.now()) return announce(words.tooSoon);
    announce(seconds > 0 ? words.laterBy(seconds) : words.soonerBy(-seconds));
    void set(new Date(moved).toISOString());
  };
  return {
    closesAt,
    problem,
    move,
    later: () => move(STEP_SECONDS),
    sooner: () => move(-STEP_SECONDS),
    setIn: (seconds: number) => void set(new Date(serverClock.now() + seconds * SECOND).toISOString()),
    setAt: (moment: Date) => void set(moment.toISOString()),
    remove: () => void set(null),
  };
}
