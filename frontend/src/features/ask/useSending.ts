/** Sends a written question, and tells in words what stood in the way. */
import { useState } from "react";
import type { RefusalPartsFragment } from "../../graphql/generated";
import { refusalSentence } from "../../ui/refusals";
import { type Question, type QuestionDraft, readQuestion } from "./question";
import type { NumberRule } from "./rules";
import { words } from "./words";

/** What stood in the way, in the words of the page's language, and the rule that it is about, where it is about one. */
export type AskProblem = { say: () => string; rule: NumberRule | null };

type Stored = { __typename: "Poll" };
type Send<Poll extends Stored> = (question: Question) => Promise<Poll | RefusalPartsFragment | undefined>;

/** `send` resolves to the stored poll, or to null with `problem` set; everything written stays. */
export function useSending<Poll extends Stored>() {
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<AskProblem | null>(null);

  const send = async (draft: QuestionDraft, to: Send<Poll>): Promise<Poll | null> => {
    const read = readQuestion(draft);
    if ("problem" in read) {
      setProblem(read.problem);
      return null;
    }
    setProblem(null);
    setSending(true);
    const answer = await to(read.question).catch(() => undefined);
    setSending(false);
    if (answer?.__typename === "Poll") return answer;
    setProblem(answer ? problemOf(answer) : { say: () => words.lost, rule: null });
    return null;
  };
  return { send, sending, problem };
}

function problemOf(refusal: RefusalPartsFragment): AskProblem {
  const [field, rule] = refusal.path ?? [];
  const known = field === "rules" && rule !== undefined && rule in words.rules;
  return { say: () => refusalSentence(refusal), rule: known ? (rule as NumberRule) : null };
}
