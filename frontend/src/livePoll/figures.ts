/** What stands beside each option and what is said of a tally, in words. */
import type { VotingMethod } from "../graphql/generated";
import type { Language } from "../words/languages";
import { speech } from "../words/speech";
import type { OptionFigures, Tally } from "./follow";
import type { Words } from "./words";

/** Of these methods a share says how much of the votes an option has. */
const BY_SHARE: ReadonlySet<VotingMethod> = new Set([
  "SINGLE_CHOICE",
  "APPROVAL",
  "INSTANT_RUNOFF",
  "SINGLE_TRANSFERABLE_VOTE",
]);

/** lead: what counts, such as a share; count: of what it is made. length: of the bar, 0 to 1; null without one. */
export type Shown = { lead: string | null; count: string | null; length: number | null };

/** One option's figures; most: the most points of any option. */
export function shownOf(
  method: VotingMethod,
  option: OptionFigures,
  most: number,
  words: Words,
  language: Language,
): Shown {
  const { votes, points, share, place } = option;
  const lead = place === null ? null : words.place(place);
  if (votes === null && points === null) {
    return { lead: share === null ? lead : speech(language).percent(share), count: null, length: share };
  }
  if (BY_SHARE.has(method)) {
    return {
      lead: share === null ? null : speech(language).percent(share),
      count: votes === null ? null : words.votes(votes),
      length: share,
    };
  }
  if (points === null) return { lead, count: votes === null ? null : words.votes(votes), length: null };
  const count = method === "QUADRATIC" ? words.votes(points) : words.points(points);
  return { lead, count, length: most > 0 ? Math.max(0, points) / most : 0 };
}

/** How many have voted; null where that may not be seen. */
export function turnoutOf({ turnout }: Tally, words: Words): string | null {
  if (turnout === null) return null;
  return turnout === 0 ? words.noVotes : words.voted(turnout);
}

/** How the poll ended; null while it may still change, or where that may not be seen. */
export function outcomeOf({ provisional, winners, tied }: Tally, words: Words): string | null {
  if (provisional || winners === null) return null;
  const labels = winners.map(({ label }) => label);
  if (labels.length === 0) return words.nothingWins;
  return tied ? words.tie(labels) : words.wins(labels);
}

/** What a screen reader says of it, now and then. */
export function spoken(tally: Tally, words: Words): string {
  const { winners, provisional } = tally;
  const ahead = provisional && winners?.length ? words.ahead(winners.map(({ label }) => label)) : null;
  const turnout = turnoutOf(tally, words);
  return [outcomeOf(tally, words), turnout && `${turnout}.`, ahead].filter(Boolean).join(" ");
}
