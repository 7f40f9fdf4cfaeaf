/** What a refusal means to a person, and what happens next. A new code does not compile until it has its sentence. */
import { words } from "./words";
import type { Refusal } from "./words/en";

/** One kind sentence for a refusal. */
export function refusalSentence(refusal: Refusal): string {
  const sentence = words.refusals[refusal.code];
  return typeof sentence === "string" ? sentence : sentence(refusal);
}
