/** A new question with its options: started at once, or kept for later in a room. */
import { useApolloClient } from "@apollo/client/react";
import { type FormEvent, useRef } from "react";
import { CreatePollDocument, type CreatePollMutation } from "../../graphql/generated";
import { useKeptQuestion } from "./keptQuestion";
import { QuestionFields } from "./QuestionFields";
import { useSending } from "./useSending";
import { words } from "./words";

export type AskedPoll = Extract<CreatePollMutation["createPoll"], { __typename: "Poll" }>;
type Props = { roomId?: string; onAsked: (poll: AskedPoll, started: boolean) => void };

export function AskForm({ roomId, onAsked }: Props) {
  const client = useApolloClient();
  const [draft, setDraft] = useKeptQuestion(roomId ?? "home");
  const latest = useRef(draft);
  latest.current = draft;
  const { send, sending, problem } = useSending<AskedPoll>();

  const ask = async (open: boolean) => {
    const poll = await send(draft, async (question) => {
      const input = { ...question, open, ...(roomId ? { roomId } : {}) };
      const { data } = await client.mutate({ mutation: CreatePollDocument, variables: { input } });
      return data?.createPoll;
    });
    if (!poll) return;
    // What was written while this one was on its way stays.
    if (latest.current === draft) setDraft(null);
    onAsked(poll, open);
  };
  const start = (event: FormEvent) => {
    event.preventDefault();
    void ask(true);
  };
  return (
    <form className="ask" onSubmit={start}>
      <QuestionFields draft={draft} problem={problem} onChange={setDraft} />
      <div className="ask-send">
        <button type="submit" className="button button--strong button--large" disabled={sending}>
          {sending ? words.starting : words.start}
        </button>
        {roomId && (
          <button
            type="button"
            className="button button--large"
            disabled={sending}
            onClick={() => void ask(false)}
          >
            {words.keep}
          </button>
        )}
      </div>
    </form>
  );
}
