/** Sends a new question, and tells in words what stood in the way. */
import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { CreatePollDocument, type CreatePollInput, type CreatePollMutation } from "../../graphql/generated";
import { refusalSentence } from "../../ui/refusals";
import { words } from "./words";

export type AskedPoll = Extract<CreatePollMutation["createPoll"], { __typename: "Poll" }>;

/** `ask` resolves to the new poll, or to null with `problem` set. */
export function useAsk() {
  const [create, { loading }] = useMutation(CreatePollDocument);
  const [problem, setProblem] = useState<string | null>(null);

  const ask = async (input: CreatePollInput): Promise<AskedPoll | null> => {
    setProblem(whatIsMissing(input));
    if (whatIsMissing(input) !== null) return null;
    try {
      const answer = (await create({ variables: { input } })).data?.createPoll;
      if (answer?.__typename === "Poll") return answer;
      setProblem(answer ? refusalSentence(answer) : words.lost);
    } catch {
      setProblem(words.lost);
    }
    return null;
  };
  return { ask, asking: loading, problem };
}

/** What the form can tell without the server, or null. */
export function whatIsMissing({ question, options }: CreatePollInput): string | null {
  if (question.trim() === "") return words.needQuestion;
  if (options.length < 2) return words.needOptions;
  const read = new Set(options.map((option) => option.normalize("NFKC").toLocaleLowerCase()));
  return read.size < options.length ? words.sameOptions : null;
}
