/** What a refusal means to a person, and what happens next. A new code does not compile until it has its sentence. */
import type { RefusalCode } from "../graphql/generated";

type Refusal = { code: RefusalCode; message: string; retryAfterSeconds: number | null };

/** The server's own words are the most exact where the person's input is what has to change. */
const sentences: Record<RefusalCode, string | ((refusal: Refusal) => string)> = {
  NOT_FOUND: "This is no longer here. The host may have removed it.",
  NOT_ALLOWED: "That isn’t possible here.",
  SIGN_IN_REQUIRED: "This question is for people who are signed in.",
  NOT_OPEN: "Voting isn’t open right now.",
  ALREADY_VOTED: "Your vote is already in, and this question takes one vote that stays.",
  INVALID_MARKS: ({ message }) => message,
  INVALID_INPUT: ({ message }) => message,
  BALLOT_CODE_REQUIRED: "This question asks for a ballot code.",
  BALLOT_CODE_INVALID: "That ballot code doesn’t open this question. Check each character.",
  CONFLICT: ({ message }) => message,
  RATE_LIMITED: ({ retryAfterSeconds }) =>
    retryAfterSeconds
      ? `A lot is going on. Try again in ${seconds(retryAfterSeconds)}.`
      : "A lot is going on. Try again in a moment.",
  UNAVAILABLE: "The vote store can’t be reached right now. Nothing was changed; try again in a moment.",
};

/** One kind sentence for a refusal. */
export function refusalSentence(refusal: Refusal): string {
  const sentence = sentences[refusal.code];
  return typeof sentence === "string" ? sentence : sentence(refusal);
}

function seconds(count: number): string {
  return count === 1 ? "1 second" : `${count} seconds`;
}
