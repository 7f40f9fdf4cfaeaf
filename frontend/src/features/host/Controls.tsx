/** What the host may do to the shown poll now: one main act that follows the state, and the others beside it. */

import { useApolloClient } from "@apollo/client/react";
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { useEffect, useRef, useState } from "react";
import {
  ClosePollDocument,
  HideResultsDocument,
  OpenPollDocument,
  PausePollDocument,
  type RefusalPartsFragment,
  RevealResultsDocument,
} from "../../graphql/generated";
import type { FollowedPoll } from "../../graphql/poll";
import { Deadline } from "./Deadline";
import { useAct } from "./useAct";
import { words } from "./words";

type Outcome = { __typename: "Poll" } | RefusalPartsFragment;
type PollAct = TypedDocumentNode<Record<string, Outcome | "Mutation">, { pollId: string }>;

/** One of the five acts that take a poll and answer with it. */
function usePollAct(pollId: string) {
  const client = useApolloClient();
  const { act, busy, problem } = useAct();
  const run = (document: unknown) =>
    act(async () => {
      const { data } = await client.mutate({ mutation: document as PollAct, variables: { pollId } });
      return Object.values(data ?? {}).find((value): value is Outcome => typeof value === "object");
    });
  return { run, act, busy, problem };
}

export function Controls({ poll }: { poll: FollowedPoll }) {
  const { run, act, busy, problem } = usePollAct(poll.id);
  const [closing, setClosing] = useState(false);
  const { state } = poll.tally;
  const mayClose = state === "OPEN" || state === "PAUSED";
  const byReveal = poll.policy.resultsVisible === "AFTER_REVEAL" && state !== "DRAFT";

  if (closing && mayClose) {
    const close = () => void run(ClosePollDocument).then(() => setClosing(false));
    return <AskOnce poll={poll} busy={busy} onClose={close} onKeep={() => setClosing(false)} />;
  }
  const plain = (label: string, document: unknown, strong = false) => (
    <button type="button" className={button(strong)} disabled={busy} onClick={() => void run(document)}>
      {label}
    </button>
  );
  return (
    <div className="controls">
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <div className="controls-row">
        {state === "DRAFT" && plain(words.open, OpenPollDocument, true)}
        {state === "PAUSED" && plain(words.resume, OpenPollDocument, true)}
        {mayClose && (
          <button
            type="button"
            className={button(state === "OPEN")}
            disabled={busy}
            onClick={() => setClosing(true)}
          >
            {words.close}
          </button>
        )}
        {state === "OPEN" && plain(words.pause, PausePollDocument)}
        {byReveal && !poll.revealed && plain(words.reveal, RevealResultsDocument, state === "CLOSED")}
        {byReveal && poll.revealed && plain(words.hide, HideResultsDocument)}
        {state === "CLOSED" && (
          <a className={button(!byReveal || poll.revealed)} href="#ask">
            {words.askNext}
          </a>
        )}
        {mayClose && <Deadline poll={poll} busy={busy} act={act} />}
      </div>
    </div>
  );
}

type AskOnceProps = { poll: FollowedPoll; busy: boolean; onClose: () => void; onKeep: () => void };

/** Closing cannot be undone, so it asks once, in place. */
function AskOnce({ poll, busy, onClose, onKeep }: AskOnceProps) {
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  return (
    <section className="controls controls--closing" aria-label={words.close}>
      <p>{words.closeFor(poll.tally.turnout)}</p>
      <div className="controls-row">
        <button type="button" className={button(true)} disabled={busy} onClick={onClose}>
          {words.close}
        </button>
        <button ref={keep} type="button" className={button(false)} disabled={busy} onClick={onKeep}>
          {words.keepOpen}
        </button>
      </div>
    </section>
  );
}

function button(strong: boolean): string {
  return strong ? "button button--large button--strong" : "button button--large";
}
