/** Sends a new question, and tells in words what stood in the way. */
import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import {
  CreatePollDocument,
  type CreatePollInput,
  type CreatePollMutation,
  type RefusalPartsFragment,
  type VotingMethod,
} from "../../graphql/generated";
import { refusalSentence } from "../../ui/refusals";
import { type NumberRule, type RulesDraft, readRules } from "./rules";
import { ruleWords, words } from "./words";

export type AskedPoll = Extract<CreatePollMutation["createPoll"], { __typename: "Poll" }>;

/** What stood in the way, and the rule that it is about, where it is about one. */
export type AskProblem = { message: string; rule: NumberRule | null };

/** A question as the form holds it: its rules are as they were written. */
export type Question = Omit<CreatePollInput, "rules" | "method"> & {
  method: VotingMethod;
  rules: RulesDraft;
};

/** `ask` resolves to the new poll, or to null with `problem` set. */
export function useAsk() {
  const [create, { loading }] = useMutation(CreatePollDocument);
  const [problem, setProblem] = useState<AskProblem | null>(null);

  const ask = async ({ rules: draft, ...question }: Question): Promise<AskedPoll | null> => {
    const missing = whatIsMissing(question);
    const read = readRules(question.method, draft, question.options.length);
    if (missing !== null || "problem" in read) {
      setProblem(
        missing === null && "problem" in read ? read.problem : { message: missing ?? "", rule: null },
      );
      return null;
    }
    setProblem(null);
    const input = { ...question, ...(Object.keys(read.rules).length > 0 ? { rules: read.rules } : {}) };
    try {
      const answer = (await create({ variables: { input } })).data?.createPoll;
      if (answer?.__typename === "Poll") return answer;
      setProblem(answer ? problemOf(answer) : { message: words.lost, rule: null });
    } catch {
      setProblem({ message: words.lost, rule: null });
    }
    return null;
  };
  return { ask, asking: loading, problem };
}

function problemOf(refusal: RefusalPartsFragment): AskProblem {
  const [field, rule] = refusal.path ?? [];
  const known = field === "rules" && rule !== undefined && rule in ruleWords;
  return { message: refusalSentence(refusal), rule: known ? (rule as NumberRule) : null };
}

/** What the form can tell without the server, or null. */
export function whatIsMissing({
  question,
  options,
}: Pick<CreatePollInput, "question" | "options">): string | null {
  if (question.trim() === "") return words.needQuestion;
  if (options.length < 2) return words.needOptions;
  const read = new Set(options.map((option) => option.normalize("NFKC").toLocaleLowerCase()));
  return read.size < options.length ? words.sameOptions : null;
}
