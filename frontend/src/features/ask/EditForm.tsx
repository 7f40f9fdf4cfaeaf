/** A stored draft, to be changed in all its parts. */
import { useApolloClient, useQuery } from "@apollo/client/react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { PollByIdDocument, UpdatePollDocument } from "../../graphql/generated";
import type { FollowedPoll } from "../../graphql/poll";
import { announce } from "../../ui/announce";
import { QuestionFields } from "./QuestionFields";
import { draftOf } from "./question";
import { useSending } from "./useSending";
import { words } from "./words";

/** `onDone` is called when it was saved, and when it is left as it was. */
type Props = { pollId: string; onDone: () => void };

export function EditForm({ pollId, onDone }: Props) {
  const { data, error } = useQuery(PollByIdDocument, {
    variables: { id: pollId },
    fetchPolicy: "network-only",
  });
  if (data?.poll) return <Editing poll={data.poll} onDone={onDone} />;
  return <p className="soft">{error || data?.poll === null ? words.notLoaded : words.loading}</p>;
}

function Editing({ poll, onDone }: { poll: FollowedPoll; onDone: () => void }) {
  const client = useApolloClient();
  const [draft, setDraft] = useState(() => draftOf(poll));
  const { send, sending, problem } = useSending<{ __typename: "Poll" }>();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("textarea")?.focus(), []);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const saved = await send(draft, async (question) => {
      const input = { pollId: poll.id, ...question };
      const { data } = await client.mutate({ mutation: UpdatePollDocument, variables: { input } });
      return data?.updatePoll;
    });
    if (!saved) return;
    announce(words.saved);
    onDone();
  };
  return (
    <form ref={form} className="ask ask--edit" aria-label={words.editing(poll.question)} onSubmit={save}>
      <QuestionFields draft={draft} problem={problem} onChange={setDraft} />
      <div className="ask-send">
        <button type="submit" className="button button--strong button--large" disabled={sending}>
          {words.save}
        </button>
        <button type="button" className="button button--large" onClick={onDone}>
          {words.leave}
        </button>
      </div>
    </form>
  );
}
