/** My own vote, pinned: on its way, waiting for the connection, or recorded, with what I may still do. */
import { useEffect, useRef } from "react";
import type { FollowedPoll } from "../../graphql/poll";
import { SureButton } from "../../ui/SureButton";
import { MyMarks } from "./MyMarks";
import { MyReceipt } from "./MyReceipt";
import type { Marks } from "./marks";
import { words } from "./words";

type Props = {
  poll: FollowedPoll;
  /** Null in a secret poll: there nothing tells what was marked. */
  marks: Marks | null;
  step: "recorded" | "sending" | "waiting";
  takingBack?: boolean;
  onChange?: () => void;
  onWithdraw?: () => void;
  takeFocus: boolean;
};

export function MyVote({ poll, marks, step, takingBack, onChange, onWithdraw, takeFocus }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takeFocus) heading.current?.focus({ preventScroll: true });
  }, [takeFocus]);

  return (
    <section className={`my-vote my-vote--${step}`} aria-label={words.yourVote}>
      <h2 ref={heading} tabIndex={-1} className="my-vote-title">
        {step === "recorded" && <Tick moving={takeFocus} />}
        {title(step, takingBack)}
      </h2>
      {marks ? <MyMarks poll={poll} marks={marks} /> : <p className="soft">{words.secretMarks}</p>}
      {step === "recorded" && <MyReceipt poll={poll} open={takeFocus && poll.policy.secret} />}
      {(onChange || onWithdraw) && (
        <div className="my-vote-actions">
          {onChange && (
            <button type="button" className="button" onClick={onChange}>
              {words.change}
            </button>
          )}
          {onWithdraw && (
            <SureButton className="button button--quiet" onPress={onWithdraw}>
              {words.withdraw}
            </SureButton>
          )}
        </div>
      )}
    </section>
  );
}

function title(step: Props["step"], takingBack = false): string {
  if (step === "recorded") return words.recorded;
  if (step === "sending") return takingBack ? words.takingBack : words.sending;
  return takingBack ? words.waitingBack : words.waiting;
}

/** Moving, it draws itself: for a vote that was just given. */
function Tick({ moving }: { moving: boolean }) {
  return (
    <svg className={moving ? "tick tick--moving" : "tick"} viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r="11" />
      <path d="M7 12.5l3.5 3.5L17 8.5" />
    </svg>
  );
}
