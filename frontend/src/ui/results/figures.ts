/** What is shown beside and as each option's bar: every method has its own figure, always of a stated whole. */
import type { VotingMethod } from "../../graphql/generated";
import type { FollowedPoll } from "../../graphql/poll";
import { count, mean as meanOf, percent } from "./numbers";
import { words } from "./words";

export type ResultPoll = Pick<FollowedPoll, "id" | "method" | "rules" | "options" | "tally"> & {
  policy?: FollowedPoll["policy"];
};
/** Methods that count in rounds of who is left: what counts is the last of them, not the first choices. */
export const IN_ROUNDS: ReadonlySet<string> = new Set(["INSTANT_RUNOFF", "SINGLE_TRANSFERABLE_VOTE"]);

type OptionTally = NonNullable<FollowedPoll["tally"]["options"]>[number];

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
  const spent = options.reduce((sum, { points }) => sum + Math.max(0, points ?? 0), 0);
  return options.map((option) => figuresFor(poll, option, spent));
}

function figuresFor(poll: ResultPoll, option: OptionTally, spent: number): Figures {
  const { method, tally } = poll;
  // Whoever may see no counts sees shares and places.
  if (option.votes === null) return sharesOnly(option);
  const marked = markedVotes(tally) ?? 0;
  switch (method) {
    case "SINGLE_CHOICE":
    case "APPROVAL":
      return { ...sharesOnly(option), ...counted(option.votes, method) };
    case "INSTANT_RUNOFF":
    case "SINGLE_TRANSFERABLE_VOTE":
      return { ...sharesOnly(option), ...counted(option.votes, method) };
    case "CONDORCET":
      return { ...placeOnly(option, marked), ...counted(option.votes, method) };
    case "BORDA": {
      const most = marked * (poll.options.length - 1);
      return { ...counted(option.points, method), lead: null, length: part(option.points, most) };
    }
    case "SCORE":
    case "STAR":
      return scoreFigures(poll, option, marked);
    case "POINTS":
      return pointsOf(option, spent, method);
    case "QUADRATIC":
      return pointsOf(option, spent, method);
  }
}

function sharesOnly({ share, place }: OptionTally): Figures {
  const lead = share !== null ? percent(share) : place !== null ? words.place(place) : null;
  return { lead, count: null, unit: null, length: share };
}

function placeOnly({ place }: OptionTally, marked: number): Pick<Figures, "lead" | "length"> {
  return { lead: place !== null && marked > 0 ? words.place(place) : null, length: null };
}

/** The mean over all votes that are not blank: it orders the options as their totals do. */
function scoreFigures({ method, rules }: ResultPoll, { points }: OptionTally, marked: number): Figures {
  const [lowest, highest] = [Math.min(0, rules.minScore ?? 0), rules.maxScore ?? 5];
  const mean = marked && points !== null ? points / marked : null;
  return {
    lead: mean === null ? null : meanOf(mean),
    ...counted(points, method),
    length: mean === null ? 0 : part(mean - lowest, highest - lowest),
  };
}

function pointsOf({ points }: OptionTally, spent: number, method: VotingMethod): Figures {
  const length = part(Math.max(0, points ?? 0), spent);
  return { lead: spent > 0 ? percent(length) : null, length, ...counted(points, method) };
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
