/** What the ballot says, in English: how to mark it, what is still to do, and what the button will do. */
import { ordinal } from "../../../../ui/results/words/en";
import { speech } from "../../../../words/speech";
import type { Limits } from "../choosing";
import type { Purse, Range } from "../giving";

const { whole, plural, names, isolate } = speech("en");

export const words = {
  pickFirst: "Choose an option",
  pickMore: (missing: number) => plural(missing, { one: "Choose one more", other: "Choose # more" }),
  pickFewer: (over: number) => plural(over, { one: "Choose one fewer", other: "Choose # fewer" }),
  rankFirst: "Rank at least one option",
  rankFewer: (over: number) => plural(over, { one: "Rank one fewer", other: "Rank # fewer" }),
  scoreFirst: "Score at least one option",
  scoreWithin: ({ lowest, highest }: Range) => `Keep scores from ${lowest} to ${highest}`,
  spendFirst: (purse: Purse) => `Spend at least one ${purse.quadratic ? "vote" : "point"}`,
  spendLess: (over: number, purse: Purse) => `Take back ${moneyOf(over, purse)}`,
  keptChoice: "This is your vote already",

  voteFor: (labels: string[]) =>
    labels.length > 2 ? `Vote for ${whole(labels.length)} options` : `Vote for ${names(labels)}`,
  changeTo: (labels: string[]) =>
    labels.length > 2 ? `Change to ${whole(labels.length)} options` : `Change to ${names(labels)}`,
  voteRanking: (first: string[]) => `Vote with ${names(first)} first`,
  changeRanking: (first: string[]) => `Change to ${names(first)} first`,
  voteScores: (count: number) => plural(count, { one: "Vote with # score", other: "Vote with # scores" }),
  changeScores: (count: number) =>
    plural(count, { one: "Change to this score", other: "Change to these # scores" }),
  voteSpending: (spent: number, purse: Purse) =>
    `Vote with ${whole(spent)} of ${moneyOf(purse.budget, purse)}`,
  changeSpending: (spent: number, purse: Purse) =>
    `Change to ${whole(spent)} of ${moneyOf(purse.budget, purse)}`,
  none: "None of these",
  blank: "Cast a blank vote",
  keepVote: "Keep my vote",

  limits: ({ least, most }: Limits, options: number) => limitsSentence(least, most, options),
  rankHint: (mostRanks: number | null) =>
    mostRanks === null
      ? "Tap the options in your order, best first."
      : `Tap the options in your order, best first. ${plural(mostRanks, { one: "You can use # rank.", other: "You can use # ranks." })}`,
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
  add: (label: string, rank: number) => `Rank ${isolate(label)} ${ordinal(rank)}`,
  up: (label: string) => `Move ${isolate(label)} up`,
  down: (label: string) => `Move ${isolate(label)} down`,
  takeOut: (label: string) => `Take ${isolate(label)} out of your ranking`,
  level: (above: string, label: string) => `${names([above, label])} on the same rank`,
  nowRanked: (label: string, rank: number, ranks: number) =>
    `${isolate(label)} is now rank ${rank} of ${ranks}.`,
  nowOut: (label: string) => `${isolate(label)} is no longer ranked.`,
  dragHint: "Drag a row, use its arrows, or press the arrow keys on them.",

  worst: "worst",
  best: "best",
  clear: "Clear",
  clearScore: (label: string) => `Clear the score of ${isolate(label)}`,
  scoreOf: (label: string) => `Score of ${isolate(label)}`,
  more: (label: string, purse: Purse) =>
    `One ${purse.quadratic ? "vote" : "point"} more for ${isolate(label)}`,
  less: (label: string, purse: Purse) =>
    `One ${purse.quadratic ? "vote" : "point"} less for ${isolate(label)}`,
  spentOn: (label: string, purse: Purse) => `${purse.quadratic ? "Votes" : "Points"} for ${isolate(label)}`,
  cost: (value: number, cost: number, next: number, purse: Purse) => {
    if (value === 0) return `The first vote costs ${moneyOf(next, purse)}`;
    const votes =
      value < 0
        ? plural(-value, { one: "# vote against costs", other: "# votes against cost" })
        : plural(value, { one: "# vote costs", other: "# votes cost" });
    return `${votes} ${moneyOf(cost, purse)}, one more ${whole(next)}`;
  },
  left: (left: number, purse: Purse) => `${moneyOf(left, purse)} left`,
  over: (over: number, purse: Purse) => `${moneyOf(over, purse)} too many`,

  code: "Ballot code",
  codeHint: "From the host; it gives one vote.",
  invitation: "Your invitation’s code",
  invitationHint: "It came by e-mail; the link there fills it in. It gives one vote.",
  codeFirst: "Enter your code",
  codeWrong: "This isn’t the whole code: one of its letters and digits is missing or wrong.",

  filter: "Find an option",
  filterNone: "No option reads like that.",
  showAll: (hidden: number) => `Show the other ${whole(hidden)}`,
};

export type Words = typeof words;

function moneyOf(count: number, { quadratic }: Pick<Purse, "quadratic">): string {
  return quadratic
    ? plural(count, { one: "# credit", other: "# credits" })
    : plural(count, { one: "# point", other: "# points" });
}

function limitsSentence(least: number, most: number, options: number): string | null {
  if (most === 1) return null;
  if (least === most) return `Choose ${most}.`;
  if (least <= 1) return most >= options ? "Choose as many as you like." : `Choose up to ${most}.`;
  return most >= options ? `Choose at least ${least}.` : `Choose ${least} to ${most}.`;
}
