/** The host's controls for the shown poll, by button and by key: one main act that follows the state, the others beside it. */
import { type RefObject, useEffect, useRef, useState } from "react";
import type { FollowedPoll } from "../../graphql/poll";
import { AskOnce } from "./AskOnce";
import { Deadline, Timer } from "./Deadline";
import { KEYS, useKeys } from "./keys";
import type { ListedPoll } from "./useArranging";
import { useDeadline } from "./useDeadline";
import { type HostAct, useHostActs } from "./useHostActs";
import { words } from "./words";

type Props = {
  poll: FollowedPoll;
  /** The question that comes after this one. */
  next: ListedPoll | null;
  onShow: (pollId: string | null) => void;
};

export function Controls({ poll, next, onShow }: Props) {
  const [forSeconds, setForSeconds] = useState<number | null>(null);
  const { acts, busy, problem, asking, close, keep } = useHostActs({ poll, next, onShow, forSeconds });
  const deadline = useDeadline(poll);
  const row = useRef<HTMLDivElement>(null);
  useFocusAfterAsking(asking, row);
  const { state } = poll.tally;

  useKeys({
    ...Object.fromEntries(acts.map(({ name, run }) => [name, run])),
    ...(asking ? { close } : {}),
    ...(deadline.closesAt ? { later: deadline.later, sooner: deadline.sooner } : {}),
    takeOff: () => onShow(null),
  });
  return (
    <>
      {state === "DRAFT" && <Timer seconds={forSeconds} onChange={setForSeconds} />}
      {(state === "OPEN" || state === "PAUSED") && <Deadline deadline={deadline} />}
      <div className="controls">
        {(problem ?? deadline.problem) && (
          <p className="problem" role="alert">
            {problem ?? deadline.problem}
          </p>
        )}
        {asking ? (
          <AskOnce
            text={words.closeFor(tellsByGroups(poll.policy) ? null : poll.tally.turnout)}
            act={words.close}
            keep={words.keepOpen}
            onAct={close}
            onKeep={keep}
          />
        ) : (
          <div ref={row} className="controls-row" aria-busy={busy}>
            {acts.map((act, at) => (
              <ActButton key={act.name} act={act} strong={at === 0} />
            ))}
          </div>
        )}
      </div>
    </>
  );
}

function ActButton({ act: { name, label, about, run }, strong }: { act: HostAct; strong: boolean }) {
  return (
    <button
      type="button"
      className={strong ? "button button--large button--strong" : "button button--large"}
      aria-keyshortcuts={KEYS[name].toLowerCase()}
      onClick={run}
    >
      <span className="act-label" dir="auto">
        {label}
        {about && <span className="act-about">{about}</span>}
      </span>
      <span className="key" aria-hidden="true">
        {KEYS[name]}
      </span>
    </button>
  );
}

/** When the question about closing is answered, the keyboard goes on at the next step. */
function useFocusAfterAsking(asking: boolean, row: RefObject<HTMLElement | null>): void {
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current && !asking) row.current?.querySelector("button")?.focus();
    asked.current = asking;
  }, [asking, row]);
}

/** Then more may have voted than are told of. */
function tellsByGroups({ secret, groupedResults }: FollowedPoll["policy"]): boolean {
  return secret || groupedResults;
}
