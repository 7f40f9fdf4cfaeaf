/** What the host may do to the shown poll now: one main act that follows the state, and the others beside it. */

import { useApolloClient } from "@apollo/client/react";
import { useState } from "react";
import {
  ClosePollDocument,
  HideResultsDocument,
  OpenPollDocument,
  PausePollDocument,
  RevealResultsDocument,
} from "../../graphql/generated";
import type { FollowedPoll } from "../../graphql/poll";
import { AskOnce } from "./AskOnce";
import { Deadline } from "./Deadline";
import { pollAct, useAct } from "./useAct";
import { words } from "./words";

/** The acts that take a poll and answer with it. */
function usePollAct(pollId: string) {
  const client = useApolloClient();
  const { act, busy, problem } = useAct();
  return { run: (document: unknown) => act(pollAct(client, document, pollId)), act, busy, problem };
}

export function Controls({ poll }: { poll: FollowedPoll }) {
  const { run, act, busy, problem } = usePollAct(poll.id);
  const [closing, setClosing] = useState(false);
  const { state } = poll.tally;
  const mayClose = state === "OPEN" || state === "PAUSED";
  const byReveal = poll.policy.resultsVisible === "AFTER_REVEAL" && state !== "DRAFT";

  if (closing && mayClose) {
    const close = () => void run(ClosePollDocument).then(() => setClosing(false));
    return (
      <div className="controls">
        <AskOnce
          text={words.closeFor(poll.tally.turnout)}
          act={words.close}
          keep={words.keepOpen}
          onAct={close}
          onKeep={() => setClosing(false)}
        />
      </div>
    );
  }
  const plain = (label: string, document: unknown, strong = false) => (
    <button type="button" className={button(strong)} onClick={() => void run(document)}>
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
      <div className="controls-row" aria-busy={busy}>
        {state === "DRAFT" && plain(words.open, OpenPollDocument, true)}
        {state === "PAUSED" && plain(words.resume, OpenPollDocument, true)}
        {mayClose && (
          <button type="button" className={button(state === "OPEN")} onClick={() => setClosing(true)}>
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
        {mayClose && <Deadline poll={poll} act={act} />}
      </div>
    </div>
  );
}

function button(strong: boolean): string {
  return strong ? "button button--large button--strong" : "button button--large";
}
