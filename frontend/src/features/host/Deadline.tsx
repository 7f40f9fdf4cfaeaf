/** When the poll closes by itself: in some minutes from now, or not at all. */
import { useApolloClient } from "@apollo/client/react";
import { SetDeadlineDocument } from "../../graphql/generated";
import type { FollowedPoll } from "../../graphql/poll";
import { serverClock } from "../../graphql/serverClock";
import type { Act } from "./useAct";
import { words } from "./words";

const CHOICES_MINUTES = [1, 2, 5, 10, 30];
const MINUTE_MILLISECONDS = 60_000;

type Props = { poll: FollowedPoll; act: (send: Act) => Promise<boolean> };

export function Deadline({ poll, act }: Props) {
  const client = useApolloClient();
  const set = (closesAt: string | null) =>
    act(() =>
      client
        .mutate({ mutation: SetDeadlineDocument, variables: { pollId: poll.id, closesAt } })
        .then(({ data }) => data?.updatePoll),
    );
  const choose = (value: string) => {
    if (value === "set") return;
    void set(
      value === "" ? null : new Date(serverClock.now() + Number(value) * MINUTE_MILLISECONDS).toISOString(),
    );
  };
  return (
    <label className="deadline">
      <span className="field-hint">{words.deadline}</span>
      <select
        className="input"
        value={poll.closesAt ? "set" : ""}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="">{words.deadlineByHand}</option>
        {poll.closesAt && <option value="set">{words.deadlineSet}</option>}
        {CHOICES_MINUTES.map((minutes) => (
          <option key={minutes} value={minutes}>
            {words.inMinutes(minutes)}
          </option>
        ))}
      </select>
    </label>
  );
}
