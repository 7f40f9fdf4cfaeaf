/** What the host may do to the shown poll now, in the order of their buttons: the first is the next step. */
import { useApolloClient } from "@apollo/client/react";
import { useState } from "react";
import {
  ClosePollDocument,
  HideResultsDocument,
  OpenPollDocument,
  PausePollDocument,
  RevealResultsDocument,
  RunAgainDocument,
} from "../../graphql/generated";
import type { FollowedPoll } from "../../graphql/poll";
import { announce } from "../../ui/announce";
import { words as shared } from "../../ui/words";
import type { KeyedAct } from "./keys";
import { pollAct, useAct } from "./useAct";
import type { ListedPoll } from "./useArranging";
import { words } from "./words";

/** `about` goes on with the label, where there is room to show it. */
export type HostAct = { name: KeyedAct; label: string; about?: string; run: () => void };

type Props = {
  poll: FollowedPoll;
  next: ListedPoll | null;
  onShow: (pollId: string | null) => void;
  /** How long voting stays open from its opening. */
  forSeconds: number | null;
};

export function useHostActs({ poll, next, onShow, forSeconds }: Props) {
  const client = useApolloClient();
  const { act, busy, problem } = useAct();
  const [closing, setClosing] = useState(false);
  const { state } = poll.tally;
  const { revealed } = poll;
  const mayClose = state === "OPEN" || state === "PAUSED";
  const byReveal = poll.policy.resultsVisible === "AFTER_REVEAL" && state !== "DRAFT";

  const run = (document: unknown, said: string, waits?: boolean) => async () => {
    const done = await act(pollAct(client, document, poll.id), waits);
    if (done) announce(said);
  };
  const open = async () => {
    const variables = { pollId: poll.id, forSeconds: state === "DRAFT" ? forSeconds : null };
    const done = await act(() =>
      client.mutate({ mutation: OpenPollDocument, variables }).then(({ data }) => data?.openPoll),
    );
    if (done) announce(shared.states.OPEN);
  };
  const close = () => void run(ClosePollDocument, shared.states.CLOSED, true)().then(() => setClosing(false));
  const runAgain = () =>
    act(async () => {
      const variables = { pollId: poll.id };
      const { data } = await client.mutate({ mutation: RunAgainDocument, variables });
      if (data?.runAgain.__typename === "Poll") onShow(data.runAgain.id);
      return data?.runAgain;
    });

  const acts: HostAct[] = [];
  const may = (when: boolean, name: KeyedAct, label: string, does: () => void) => {
    if (when) acts.push({ name, label, run: does });
  };
  may(state === "DRAFT", "open", words.open, () => void open());
  may(state === "PAUSED", "open", words.resume, () => void open());
  may(mayClose, "close", words.close, () => setClosing(true));
  may(state === "OPEN", "pause", words.pause, () => void run(PausePollDocument, shared.states.PAUSED)());
  may(
    byReveal && !revealed,
    "reveal",
    words.reveal,
    () => void run(RevealResultsDocument, words.shownNote)(),
  );
  if (next)
    acts.push({
      name: "next",
      label: words.next,
      about: words.nextIs(next.question),
      run: () => onShow(next.id),
    });
  else may(state === "CLOSED", "next", words.askNext, askNext);
  may(byReveal && revealed, "reveal", words.hide, () => void run(HideResultsDocument, words.hiddenNote)());
  may(state === "CLOSED", "runAgain", words.runAgain, () => void runAgain());
  return { acts, busy, problem, asking: closing && mayClose, close, keep: () => setClosing(false) };
}

/** Takes the host to the form for another question. */
function askNext(): void {
  const question = document.querySelector<HTMLElement>("#ask textarea");
  question?.scrollIntoView({ block: "center" });
  question?.focus({ preventScroll: true });
}
