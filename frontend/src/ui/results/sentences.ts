/** A tally in sentences: who took part, and how it ended. */
import type { TallyPartsFragment } from "../../graphql/generated";
import { words } from "./words";

/** How many took part, and how many of them chose nothing. */
export function turnout(
  { turnout: voted, blank }: Pick<TallyPartsFragment, "turnout" | "blank">,
  toldByGroups = false,
) {
  if (voted === null) return null;
  if (voted === 0) return toldByGroups ? words.fewAtATime : words.noVotes;
  return blank ? words.votedBlank(voted, blank) : words.voted(voted);
}

/** How a closed poll ended, or null while it may still change or when it may not be seen. */
export function outcome(tally: Pick<TallyPartsFragment, "provisional" | "winners" | "tied">): string | null {
  const { winners } = tally;
  if (tally.provisional || winners === null) return null;
  if (winners.length === 0) return words.nothingWins;
  const labels = winners.map(({ label }) => label);
  return tally.tied ? words.tie(labels) : words.wins(labels);
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
