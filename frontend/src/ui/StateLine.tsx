/** The state of a poll in two or three words, with the time left when it has a deadline. */
import type { PollState } from "../graphql/generated";
import { Countdown } from "./Countdown";
import "./stateLine.css";
import { words } from "./words";

export function StateLine({ state, closesAt }: { state: PollState; closesAt: string | null }) {
  const ticking = closesAt !== null && (state === "OPEN" || state === "PAUSED");
  return (
    <p className={`state state--${state.toLowerCase()}`}>
      <span className="state-dot" aria-hidden="true" />
      {words.states[state]}
      {ticking && (
        <span className="state-clock">
          <Countdown closesAt={closesAt} />
        </span>
      )}
    </p>
  );
}
