/** The methods' names, what each is good for in one line, and where its rule is told. */
import type { VotingMethod } from "../graphql/generated";

export const methodNames: Record<VotingMethod, string> = {
  SINGLE_CHOICE: "Single choice",
  APPROVAL: "Multiple choice",
  INSTANT_RUNOFF: "Ranked choice",
  SCORE: "Rating",
  POINTS: "Points",
  SINGLE_TRANSFERABLE_VOTE: "Ranked choice, several winners",
  CONDORCET: "Head to head",
  BORDA: "Ranking points",
  STAR: "STAR",
  QUADRATIC: "Quadratic",
};

export const methodLines: Record<VotingMethod, string> = {
  SINGLE_CHOICE: "Everyone picks one. Quick, and known to all.",
  APPROVAL: "Everyone picks all they’d be fine with. Good for dates and shortlists.",
  INSTANT_RUNOFF: "Rank them; the last goes out until one has most. Good for one winner among many.",
  SCORE: "Score each one. Good for feedback, and for how much something is liked.",
  POINTS: "Share out points. Good for priorities.",
  SINGLE_TRANSFERABLE_VOTE: "Rank them; seats follow the voters’ groups. Good for committees.",
  CONDORCET: "Rank them; who beats each other one wins. Good for the widest agreement.",
  BORDA: "Rank them; every place brings points. Good for a simple order of all.",
  STAR: "Score each one, then the two best meet. Good when liking and majority both count.",
  QUADRATIC: "Buy votes; the second costs more than the first. Good for how much people care.",
};

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
