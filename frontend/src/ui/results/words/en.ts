/** What a tally says, in English: counts, shares, turnout, how it ended, and how to check it. */
import type { Electorate, HiddenBecause } from "../../../graphql/generated";
import { speech } from "../../../words/speech";
import type { CountedUnit } from "../figures";

const { whole, plural, names } = speech("en");

/** 1 vote, 1,204 votes. */
export function votes(count: number): string {
  return plural(count, { one: "# vote", other: "# votes" });
}

/** 1st, 2nd, 3rd, 4th … */
export function ordinal(rank: number): string {
  const tens = rank % 100;
  if (tens >= 11 && tens <= 13) return `${rank}th`;
  return `${rank}${["th", "st", "nd", "rd"][rank % 10] ?? "th"}`;
}

export const words = {
  yourVote: "Your vote",
  winner: "Winner",
  asTable: "Show as a table",
  resultTable: "Each option’s figures",
  option: "Option",
  place: (place: number) => ordinal(place),
  placeHead: "Place",
  mineHead: "You",
  shareHead: "Share",
  ofAllHead: (all: number) => `Of all ${votes(all)}`,
  meanHead: "Mean",
  lastRoundHead: "Last round",
  countHead: { vote: "Votes", firstChoice: "First choices", point: "Points" } as Record<CountedUnit, string>,
  /** The word that stands after so many. */
  unit: {
    vote: (count) => plural(count, { one: "vote", other: "votes" }),
    firstChoice: (count) => plural(count, { one: "first choice", other: "first choices" }),
    point: (count) => plural(count, { one: "point", other: "points" }),
  } as Record<CountedUnit, (count: number) => string>,

  noVotes: "No votes yet",
  fewAtATime: "Votes show here a few at a time",
  voted: (people: number) => plural(people, { one: "# person has voted", other: "# people have voted" }),
  votedHere: (people: number, joined: number) =>
    `${whole(people)} of ${whole(joined)} here ${people === 1 ? "has" : "have"} voted`,
  /** After a sentence of how many have voted. */
  withBlank: (voted: string, blank: number) => `${voted}, ${whole(blank)} of them blank`,
  /** What one vote stands for. */
  levels: {
    ANYONE: "One vote per browser",
    BALLOT_CODE: "One vote per ballot code",
    INVITED: "One vote per invited address",
    SIGNED_IN: "One vote per signed-in user",
  } as Record<Electorate, string>,
  nothingWins: "Nothing was chosen, so nothing wins.",
  wins: (labels: string[]) => `${names(labels)} ${labels.length === 1 ? "wins" : "win"}.`,
  tie: (labels: string[]) => `It’s a tie between ${names(labels)}.`,

  ofMarked: (marked: number) => `Shares are of the ${votes(marked)} that chose something.`,
  ofApproval: (marked: number) =>
    `Shares are of the ${votes(marked)} that chose something. Each may choose several, so they add up to more than 100%.`,
  ofLastRound: "Shares are of the votes that still count in the last round; first choices stand beside them.",
  ofCondorcet: "Places come from comparing each pair of options. First choices alone decide nothing here.",
  ofBorda: (most: number) => `A full bar would be ${whole(most)} points: first on every vote.`,
  ofScores: (marked: number, highest: number) =>
    `Means of ${votes(marked)}; what was not scored counts as 0. A full bar is ${highest}.`,
  ofPoints: "Shares are of all points spent.",
  ofQuadratic: "Shares are of all votes bought.",

  /** Why the result is not shown, and when it will be. */
  hidden: {
    VOTE_FIRST: "You’ll see the results when you have voted.",
    NOT_CLOSED: "You’ll see the results when voting closes.",
    NOT_REVEALED: "The host will show the results soon.",
    HOST_ONLY: "The host keeps the results of this question.",
  } as Record<HiddenBecause, string>,

  showCount: "How it was counted",
  loadingCount: "Loading the count…",
  countFailed: "The count couldn’t be loaded.",
  tryAgain: "Try again",

  savePicture: "Save as a picture",
  saveTable: "Save as CSV",
  saved: "Saved.",
  saveFailed: "The picture couldn’t be made. Try again once you’re connected.",
  pictureLeavesOut: (shown: number, all: number) =>
    `The ${whole(shown)} best placed of ${whole(all)} options.`,

  recount: "Check this count",
  rule: "The rule",
  ruleOf: (method: string) => `How “${method}” is counted`,
  votesHead: "The votes, without names",
  noFiles: "The host doesn’t give out the votes of this question.",
  file: {
    json: "JSON, with the rules",
    blt: "BLT, for election programs",
    csv: "CSV, for a spreadsheet",
  } as Record<"json" | "blt" | "csv", string>,
  seal: "The seal over all votes; keep it to notice any later change",
  verify: "Check votes and receipts in this browser",
  seed: "The seed of the lots",
  seedHash: "Its SHA-256, known since the question was asked:",
  recountFailed: "This couldn’t be loaded.",
};

export type Words = typeof words;
