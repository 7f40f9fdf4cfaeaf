/** A tally in words: counts, shares, turnout, and how it ended. */
import type { HiddenBecause, TallyPartsFragment } from "../../graphql/generated";

type Winners = TallyPartsFragment["winners"];

const list = new Intl.ListFormat("en", { style: "long", type: "conjunction" });
const whole = new Intl.NumberFormat("en");
const fine = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });
const tenth = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 });
const oneDecimal = new Intl.NumberFormat("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** 1 vote, 1,204 votes. */
export function votes(count: number): string {
  return `${whole.format(count)} ${count === 1 ? "vote" : "votes"}`;
}

/** A share of 0 to 1 in whole percents; to a tenth where rounding would tell of nothing or of everything. */
export function percent(share: number): string {
  const [nearNothing, nearAll] = [share > 0 && share < 0.01, share > 0.99 && share < 1];
  return nearNothing || nearAll ? finePercent(share) : `${Math.round(share * 100)}%`;
}

/** A share of 0 to 1 in percents, to a tenth. */
export function finePercent(share: number): string {
  return tenth.format(share);
}

/** A number of votes or points: 1,204, 23.5, or with two decimals where votes moved in parts. */
export function count(number: number): string {
  return fine.format(number);
}

/** The word for so many. */
export function unitOf(number: number, unit: string): string {
  return number === 1 ? unit : `${unit}s`;
}

export const words = {
  yourVote: "Your vote",
  winner: "Winner",
  asTable: "Show as a table",
  resultTable: "Each option’s figures",
  option: "Option",
  place: (place: number) => ordinal(place),
  placeHead: "Place",
  mean: (mean: number) => oneDecimal.format(mean),
  mineHead: "You",
  shareHead: "Share",
  meanHead: "Mean",
  lastRoundHead: "Last round",
  countHead: {
    vote: "Votes",
    "first choice": "First choices",
    point: "Points",
  } as Record<string, string>,

  ofMarked: (marked: number) => `Shares are of the ${votes(marked)} that chose something.`,
  ofApproval: (marked: number) =>
    `Shares are of the ${votes(marked)} that chose something. Each may choose several, so they add up to more than 100%.`,
  ofLastRound: "Shares are of the votes that still count in the last round; first choices stand beside them.",
  ofCondorcet: "Places come from comparing each pair of options. First choices alone decide nothing here.",
  ofBorda: (most: number) => `A full bar would be ${whole.format(most)} points: first on every vote.`,
  ofScores: (marked: number, highest: number) =>
    `Means of ${votes(marked)}; what was not scored counts as 0. A full bar is ${highest}.`,
  ofPoints: "Shares are of all points spent.",
  ofQuadratic: "Shares are of all votes bought.",
};

/** 1st, 2nd, 3rd, 4th … */
export function ordinal(rank: number): string {
  const tens = rank % 100;
  if (tens >= 11 && tens <= 13) return `${rank}th`;
  return `${rank}${["th", "st", "nd", "rd"][rank % 10] ?? "th"}`;
}

/** How many took part, and how many of them chose nothing. */
export function turnout(
  tally: Pick<TallyPartsFragment, "turnout" | "blank">,
  toldByGroups = false,
): string | null {
  if (tally.turnout === null) return null;
  if (tally.turnout === 0) return toldByGroups ? "Votes show here a few at a time" : "No votes yet";
  const voted = `${whole.format(tally.turnout)} ${tally.turnout === 1 ? "person has" : "people have"} voted`;
  return tally.blank ? `${voted}, ${whole.format(tally.blank)} of them blank` : voted;
}

/** How a closed poll ended, or null while it may still change or when it may not be seen. */
export function outcome(tally: Pick<TallyPartsFragment, "provisional" | "winners" | "tied">): string | null {
  const winners: Winners = tally.winners;
  if (tally.provisional || winners === null) return null;
  if (winners.length === 0) return "Nothing was chosen, so nothing wins.";
  const names = list.format(winners.map(({ label }) => label));
  if (tally.tied) return `It’s a tie between ${names}.`;
  return winners.length === 1 ? `${names} wins.` : `${names} win.`;
}

/**
 * A headline's first sentence, to be set large, and what it adds.
 * A full stop within an option's label ends no sentence.
 */
export function firstSentence(headline: string, labels: readonly string[]): [string, string] {
  const dotted = labels.filter((label) => label.includes(". "));
  for (const { index } of headline.matchAll(/[.؟?!] /g)) {
    const inLabel = dotted.some((label) => {
      const begins = headline.lastIndexOf(label, index);
      return begins >= 0 && begins + label.length > index + 1;
    });
    if (!inLabel) return [headline.slice(0, index + 1), headline.slice(index + 2)];
  }
  return [headline, ""];
}

/** Why the result is not shown, and when it will be. */
export const hiddenSentences: Record<HiddenBecause, string> = {
  VOTE_FIRST: "You’ll see the results when you have voted.",
  NOT_CLOSED: "You’ll see the results when voting closes.",
  NOT_REVEALED: "The host will show the results soon.",
  HOST_ONLY: "The host keeps the results of this question.",
};

export const recountWords = {
  title: "Check this count",
  rule: "The rule",
  ruleOf: (method: string) => `How “${method}” is counted`,
  votes: "The votes, without names",
  noFiles: "The host doesn’t give out the votes of this question.",
  file: (kind: "json" | "blt" | "csv") =>
    ({ json: "JSON, with the rules", blt: "BLT, for election programs", csv: "CSV, for a spreadsheet" })[
      kind
    ],
  seal: "The seal over all votes; keep it to notice any later change",
  verify: "Check votes and receipts in this browser",
  seed: "The seed of the lots",
  seedHash: "Its SHA-256, known since the question was asked:",
  failed: "This couldn’t be loaded.",
  again: "Try again",
};
