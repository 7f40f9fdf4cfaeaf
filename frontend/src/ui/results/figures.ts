/** What is shown beside and as each option's bar: every method has its own figure, always of a stated whole. */
import type { VotingMethod } from "../../graphql/generated";
import type { FollowedPoll } from "../../graphql/poll";
import { count, mean as meanOf, percent } from "./numbers";
import { words } from "./words";

export type ResultPoll = Pick<
  FollowedPoll,
  "id" | "question" | "run" | "method" | "rules" | "options" | "closedAt" | "tally"
> & {
  policy?: FollowedPoll["policy"];
};
/** Methods that count in rounds of who is left: what counts is the last of them, not the first choices. */
export const IN_ROUNDS: ReadonlySet<string> = new Set(["INSTANT_RUNOFF", "SINGLE_TRANSFERABLE_VOTE"]);

export type OptionTally = NonNullable<FollowedPoll["tally"]["options"]>[number];

/** One option's figures; null is one that there is not, or that may not be seen. `length`: of the bar, 0 to 1. */
export type Figures = {
  lead: string | null;
  count: string | null;
  unit: string | null;
  length: number | null;
};

/** Votes that are not blank, where they may be seen. */
export function markedVotes({ turnout, blank }: ResultPoll["tally"]): number | null {
  return turnout === null || blank === null ? null : turnout - blank;
}

/** The figures of every option, in the order of the tally. */
export function figuresOf(poll: ResultPoll): Figures[] {
  const options = poll.tally.options ?? [];
  const spent = spentOn(options);
  return options.map((option) => figuresFor(poll, option, spent));
}

function spentOn(options: readonly OptionTally[]): number {
  return options.reduce((sum, { points }) => sum + Math.max(0, points ?? 0), 0);
}

/** What is counted of an option, as a number: votes, first choices or points, by the method. */
export function countOf({ votes, points }: OptionTally, method: VotingMethod): number | null {
  return BY_POINTS.has(method) ? points : votes;
}

const BY_POINTS: ReadonlySet<VotingMethod> = new Set(["BORDA", "SCORE", "STAR", "POINTS", "QUADRATIC"]);

/** Each option's share, 0 to 1, in the order of the tally; null where its method or this viewer has none. */
export function sharesOf({ method, tally }: ResultPoll): (number | null)[] {
  const options = tally.options ?? [];
  const spent = spentOn(options);
  return options.map(({ votes, share, points }) => {
    if (votes === null || IN_SHARES.has(method)) return share;
    const spends = (method === "POINTS" || method === "QUADRATIC") && spent > 0;
    return spends ? part(Math.max(0, points ?? 0), spent) : null;
  });
}

const IN_SHARES: ReadonlySet<VotingMethod> = new Set([
  "SINGLE_CHOICE",
  "APPROVAL",
  "INSTANT_RUNOFF",
  "SINGLE_TRANSFERABLE_VOTE",
]);

/**
 * Each option's share of all votes, blank ones too, in the order of the tally; null where it says nothing new,
 * and for runoffs, whose rounds tell it of every round.
 */
export function sharesOfAll({ method, tally }: ResultPoll): number[] | null {
  const { turnout, blank, options } = tally;
  if ((method !== "SINGLE_CHOICE" && method !== "APPROVAL") || !turnout || !blank) return null;
  return options?.every(({ votes }) => votes !== null)
    ? options.map(({ votes }) => (votes ?? 0) / turnout)
    : null;
}

/** The option's mean score over all votes that are not blank; null where its method has none. */
export function meanScore({ method, tally }: ResultPoll, { points }: OptionTally): number | null {
  const marked = markedVotes(tally);
  if ((method !== "SCORE" && method !== "STAR") || !marked || points === null) return null;
  return points / marked;
}

function figuresFor(poll: ResultPoll, option: OptionTally, spent: number): Figures {
  const { method, tally } = poll;
  // Whoever may see no counts sees shares and places.
  if (option.votes === null) return sharesOnly(option);
  const marked = markedVotes(tally) ?? 0;
  const count = counted(countOf(option, method), method);
  switch (method) {
    case "SINGLE_CHOICE":
    case "APPROVAL":
    case "INSTANT_RUNOFF":
    case "SINGLE_TRANSFERABLE_VOTE":
      return { ...sharesOnly(option), ...count };
    case "CONDORCET":
      return { ...placeOnly(option, marked), ...count };
    case "BORDA": {
      const most = marked * (poll.options.length - 1);
      return { ...count, lead: null, length: part(option.points, most) };
    }
    case "SCORE":
    case "STAR":
      return { ...scoreFigures(poll, option), ...count };
    case "POINTS":
    case "QUADRATIC":
      return { ...pointsOf(option, spent), ...count };
  }
}

function sharesOnly({ share, place }: OptionTally): Figures {
  const lead = share !== null ? percent(share) : place !== null ? words.place(place) : null;
  return { lead, count: null, unit: null, length: share };
}

function placeOnly({ place }: OptionTally, marked: number): Pick<Figures, "lead" | "length"> {
  return { lead: place !== null && marked > 0 ? words.place(place) : null, length: null };
}

/** The mean orders the options as their totals do. */
function scoreFigures(poll: ResultPoll, option: OptionTally): Pick<Figures, "lead" | "length"> {
  const { rules } = poll;
  const [lowest, highest] = [Math.min(0, rules.minScore ?? 0), rules.maxScore ?? 5];
  const mean = meanScore(poll, option);
  return {
    lead: mean === null ? null : meanOf(mean),
    length: mean === null ? 0 : part(mean - lowest, highest - lowest),
  };
}

function pointsOf({ points }: OptionTally, spent: number): Pick<Figures, "lead" | "length"> {
  const length = part(Math.max(0, points ?? 0), spent);
  return { lead: spent > 0 ? percent(length) : null, length };
}

/** What is counted, in the singular. */
export type CountedUnit = "vote" | "point" | "firstChoice";

/** What the counts of this method are counts of. */
export function unitOf(method: VotingMethod): CountedUnit {
  return UNITS[method];
}

const UNITS: Record<VotingMethod, CountedUnit> = {
  SINGLE_CHOICE: "vote",
  APPROVAL: "vote",
  INSTANT_RUNOFF: "firstChoice",
  SINGLE_TRANSFERABLE_VOTE: "firstChoice",
  CONDORCET: "firstChoice",
  BORDA: "point",
  SCORE: "point",
  STAR: "point",
  POINTS: "point",
  QUADRATIC: "vote",
};

function counted(number: number | null, method: VotingMethod): Pick<Figures, "count" | "unit"> {
  return number === null
    ? { count: null, unit: null }
    : { count: count(number), unit: words.unit[unitOf(method)](number) };
}

function part(number: number | null, of: number): number {
  return of > 0 ? Math.min(1, Math.max(0, (number ?? 0) / of)) : 0;
}

/** What the bars are bars of, and of what whole, in a sentence; null where one look says it. */
export function basisOf(poll: ResultPoll): string | null {
  const { method, tally, rules, options } = poll;
  const marked = markedVotes(tally);
  if (!tally.options || !marked || tally.options.every(({ votes }) => votes === null)) return null;
  switch (method) {
    case "SINGLE_CHOICE":
      return tally.blank ? words.ofMarked(marked) : null;
    case "APPROVAL":
      return rules.maxChoices === 1 ? null : words.ofApproval(marked);
    case "INSTANT_RUNOFF":
    case "SINGLE_TRANSFERABLE_VOTE":
      return words.ofLastRound;
    case "CONDORCET":
      return words.ofCondorcet;
    case "BORDA":
      return words.ofBorda(marked * (options.length - 1));
    case "SCORE":
    case "STAR":
      return words.ofScores(marked, rules.maxScore ?? 5);
    case "POINTS":
      return words.ofPoints;
    case "QUADRATIC":
      return words.ofQuadratic;
  }
}
