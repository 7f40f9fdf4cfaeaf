/** What the ballot says: how to mark it, what is still to do, and what the button will do. */
import { ordinal } from "../../../ui/results/resultWords";
import type { Limits } from "./choosing";
import type { Purse, Range } from "./giving";

const list = new Intl.ListFormat("en", { style: "long", type: "conjunction" });
const whole = new Intl.NumberFormat("en");

export const words = {
  pickFirst: "Choose an option",
  pickMore: (missing: number) => (missing === 1 ? "Choose one more" : `Choose ${missing} more`),
  pickFewer: (over: number) => (over === 1 ? "Choose one fewer" : `Choose ${over} fewer`),
  rankFirst: "Rank at least one option",
  rankFewer: (over: number) => (over === 1 ? "Rank one fewer" : `Rank ${over} fewer`),
  scoreFirst: "Score at least one option",
  scoreWithin: ({ lowest, highest }: Range) => `Keep scores from ${lowest} to ${highest}`,
  spendFirst: (purse: Purse) => `Spend at least one ${purse.quadratic ? "vote" : "point"}`,
  spendLess: (over: number, purse: Purse) => `Take back ${moneyOf(over, purse)}`,
  keptChoice: "This is your vote already",

  voteFor: (labels: string[]) =>
    labels.length > 2 ? `Vote for ${labels.length} options` : `Vote for ${list.format(labels)}`,
  changeTo: (labels: string[]) =>
    labels.length > 2 ? `Change to ${labels.length} options` : `Change to ${list.format(labels)}`,
  voteRanking: (first: string[]) => `Vote with ${list.format(first)} first`,
  changeRanking: (first: string[]) => `Change to ${list.format(first)} first`,
  voteScores: (count: number) => `Vote with ${count} ${count === 1 ? "score" : "scores"}`,
  changeScores: (count: number) => `Change to ${count === 1 ? "this score" : `these ${count} scores`}`,
  voteSpending: (spent: number, purse: Purse) =>
    `Vote with ${whole.format(spent)} of ${moneyOf(purse.budget, purse)}`,
  changeSpending: (spent: number, purse: Purse) =>
    `Change to ${whole.format(spent)} of ${moneyOf(purse.budget, purse)}`,
  none: "None of these",
  blank: "Cast a blank vote",
  keepVote: "Keep my vote",

  limits: ({ least, most }: Limits, options: number) => limitsSentence(least, most, options),
  rankHint: (mostRanks: number | null) =>
    mostRanks === null
      ? "Tap the options in your order, best first."
      : `Tap the options in your order, best first. You can use ${mostRanks} ${mostRanks === 1 ? "rank" : "ranks"}.`,
  runoffLeftOut: "Options you leave out never get your vote.",
  lastLeftOut: "Options you leave out count as last.",
  noOpinionLeftOut: "Options you leave out are compared with nothing.",
  bordaLeftOut: "Options you leave out share the places below.",
  equalsHint: "Two options may share a rank.",
  scoreHint: ({ lowest, highest }: Range) =>
    `Score the options from ${lowest} to ${highest}; ${highest} is best.`,
  scoreLeftOut: "What you leave out counts as 0.",
  againstHint: "You may also vote against an option.",
  spendHint: (purse: Purse) =>
    purse.quadratic
      ? `You have ${moneyOf(purse.budget, purse)}. One vote costs 1 credit, two cost 4, three cost 9, and so on.`
      : `Share out ${moneyOf(purse.budget, purse)} as you like. You may keep some.`,

  ranked: "Your ranking",
  unranked: "Not ranked",
  unrankedNone: "Every option has a rank.",
  rankedNone: "Nothing ranked yet",
  rankedFull: "All ranks are used. Take one out to rank another.",
  rank: (rank: number) => `Rank ${rank}`,
  rankShort: (rank: number, shared: boolean) => (shared ? `${rank} =` : `${rank}`),
  add: (label: string, rank: number) => `Rank ${label} ${ordinal(rank)}`,
  up: (label: string) => `Move ${label} up`,
  down: (label: string) => `Move ${label} down`,
  takeOut: (label: string) => `Take ${label} out of your ranking`,
  level: (above: string, label: string) => `${above} and ${label} on the same rank`,
  nowRanked: (label: string, rank: number, ranks: number) => `${label} is now rank ${rank} of ${ranks}.`,
  nowOut: (label: string) => `${label} is no longer ranked.`,
  dragHint: "Drag a row, use its arrows, or press the arrow keys on them.",

  worst: "worst",
  best: "best",
  clear: "Clear",
  clearScore: (label: string) => `Clear the score of ${label}`,
  scoreOf: (label: string) => `Score of ${label}`,
  more: (label: string, purse: Purse) => `One ${purse.quadratic ? "vote" : "point"} more for ${label}`,
  less: (label: string, purse: Purse) => `One ${purse.quadratic ? "vote" : "point"} less for ${label}`,
  spentOn: (label: string, purse: Purse) => `${purse.quadratic ? "Votes" : "Points"} for ${label}`,
  cost: (value: number, cost: number, next: number, purse: Purse) => {
    if (value === 0) return `The first vote costs ${moneyOf(next, purse)}`;
    const votes = `${Math.abs(value)} ${Math.abs(value) === 1 ? "vote" : "votes"}${value < 0 ? " against" : ""}`;
    return `${votes} ${Math.abs(value) === 1 ? "costs" : "cost"} ${moneyOf(cost, purse)}, one more ${whole.format(next)}`;
  },
  left: (left: number, purse: Purse) => `${moneyOf(left, purse)} left`,
  over: (over: number, purse: Purse) => `${moneyOf(over, purse)} too many`,

  filter: "Find an option",
  filterNone: "No option reads like that.",
  showAll: (hidden: number) => `Show the other ${whole.format(hidden)}`,
};

function moneyOf(count: number, { quadratic }: Pick<Purse, "quadratic">): string {
  const unit = quadratic ? "credit" : "point";
  return `${whole.format(count)} ${count === 1 ? unit : `${unit}s`}`;
}

function limitsSentence(least: number, most: number, options: number): string | null {
  if (most === 1) return null;
  if (least === most) return `Choose ${most}.`;
  if (least <= 1) return most >= options ? "Choose as many as you like." : `Choose up to ${most}.`;
  return most >= options ? `Choose at least ${least}.` : `Choose ${least} to ${most}.`;
}
