/** What the views of a count say. */
import { count, words as resultWords, unitOf, votes } from "../resultWords";

export const words = {
  show: "How it was counted",
  loading: "Loading the count…",
  failed: "The count couldn’t be loaded.",
  again: "Try again",

  rounds: "Round by round",
  round: (number: number, last: number) => `Round ${number} of ${last}`,
  onlyRound: "Decided in one round",
  play: "Play the rounds",
  pause: "Pause",
  first: "First round",
  previous: "Round before",
  next: "Next round",
  last: "Last round",
  goTo: "Go to a round",
  out: "Out",
  elected: "Elected",
  ahead: "Ahead",
  outAlready: (number: number) => (number === 1 ? "One is out already" : `${number} are out already`),
  outSince: (number: number) => `Out in round ${number}`,
  gained: (votes: number) => `+${count(votes)}`,
  gainedUnseen: (votes: number) => `${count(votes)} more than in the round before`,
  quota: (quota: number) => `Quota ${count(quota)}`,
  half: (half: number) => `Half of what still counts: ${count(half)}`,
  votesHead: "Votes",
  ofContinuing: (continuing: number) => `of ${count(continuing)} counting`,
  ofAll: (all: number) => `of all ${count(all)}`,
  exhausted: "No longer counting",
  exhaustedText: "Votes that ranked none of those who are left.",
  moved: (label: string, total: number) => `Where the ${votes(total)} of ${label} went`,
  surplusMoved: (label: string, total: number) => `Where the surplus of ${label} went: ${votes(total)}`,
  nobody: "No longer counting",
  others: (number: number) => `${number} others`,
  roundHead: (number: number) => `${number}`,
  roundsTable: "Votes in each round",
  quotaHead: "Quota",

  duels: "Head to head",
  compare: "Compare with the others",
  beats: (beaten: number, others: number) =>
    beaten === others ? "beats every other option" : `beats ${beaten} of the ${others} others`,
  wins: "wins",
  loses: "loses",
  tie: "tied",
  duel: (ours: number, theirs: number) => `${count(ours)} to ${count(theirs)}`,
  noPreference: (number: number) => `${count(number)} prefer neither`,
  duelsTable: "How many voters prefer the option of the row to that of the column",
  tooMany: "With so many options the pairs aren’t listed here. The export has every vote.",
  noDuels: "Nobody has marked anything yet.",

  scores: "Scores",
  scoresTable: "How many voters gave each score",
  gave: (voters: number, score: number) => `${count(voters)} gave ${score}`,
  notScored: (voters: number) => `${count(voters)} left it out`,
  unscoredHead: "Left out",
  mean: "Mean",
  total: "Total",
  runoff: "The runoff of the two highest totals",
  runoffFor: (voters: number) => `${count(voters)} ${voters === 1 ? "prefers" : "prefer"} it`,
  runoffEqual: (voters: number) => `${count(voters)} scored both the same`,

  spent: "Votes and what they cost",
  spentTable: "Votes and credits of each option",
  spentOf: (spent: number, all: number) => `${count(spent)} of ${count(all)} credits were spent.`,
  creditsHead: "Credits",
  votesAndCredits: (votes: number, credits: number) =>
    `${count(votes)} ${unitOf(votes, "vote")}, ${count(credits)} ${unitOf(credits, "credit")}`,
};

/** What stands beside the one who wins as votes stand. */
export function leadWords({ provisional }: { provisional: boolean }): string {
  return provisional ? words.ahead : resultWords.winner;
}
