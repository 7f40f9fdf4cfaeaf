/** What the views of a count say, in English. */
import { speech } from "../../../../words/speech";
import { votes } from "../../words/en";

const { fine: count, plural, isolate } = speech("en");

export const words = {
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
  outAlready: (number: number) => plural(number, { one: "One is out already", other: "# are out already" }),
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
  moved: (label: string, total: number) => `Where the ${votes(total)} of ${isolate(label)} went`,
  surplusMoved: (label: string, total: number) =>
    `Where the surplus of ${isolate(label)} went: ${votes(total)}`,
  nobody: "No longer counting",
  others: (number: number) => plural(number, { one: "# other", other: "# others" }),
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
  runoffFor: (voters: number) => plural(voters, { one: "# prefers it", other: "# prefer it" }),
  runoffEqual: (voters: number) => `${count(voters)} scored both the same`,

  spent: "Votes and what they cost",
  spentTable: "Votes and credits of each option",
  spentOf: (spent: number, all: number) => `${count(spent)} of ${count(all)} credits were spent.`,
  creditsHead: "Credits",
  votesAndCredits: (votes: number, credits: number) =>
    `${plural(votes, { one: "# vote", other: "# votes" })}, ${plural(credits, { one: "# credit", other: "# credits" })}`,
};

export type Words = typeof words;
