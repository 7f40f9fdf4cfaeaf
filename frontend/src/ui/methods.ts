/** The methods in the order in which they are offered, and where each one's rule is told. */
import type { VotingMethod } from "../graphql/generated";

/** The five that most questions need, then the rest. */
export const usualMethods: readonly VotingMethod[] = [
  "SINGLE_CHOICE",
  "APPROVAL",
  "INSTANT_RUNOFF",
  "SCORE",
  "POINTS",
];
export const moreMethods: readonly VotingMethod[] = [
  "SINGLE_TRANSFERABLE_VOTE",
  "CONDORCET",
  "BORDA",
  "STAR",
  "QUADRATIC",
];

/** The part of the address of the page that tells the rules which leads to this method's. */
export function methodAnchor(method: VotingMethod): string {
  return method.toLowerCase().replaceAll("_", "-");
}

/** Where this method's rule is told. */
export function methodAddress(method: VotingMethod): string {
  return `/methods#${methodAnchor(method)}`;
}
