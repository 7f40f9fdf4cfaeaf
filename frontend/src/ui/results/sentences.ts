/** A tally in sentences: who took part, and how it ended. */
import type { TallyPartsFragment } from "../../graphql/generated";
import type { ResultPoll } from "./figures";
import { words } from "./words";

/** How many took part, of how many who have `joined` where that is known, and how many of them chose nothing. */
export function turnout(poll: TakenPart, joined: number | null = null): string | null {
  const { turnout: voted, blank } = poll.tally;
  if (voted === null) return null;
  if (voted === 0) return toldByGroups(poll) ? words.fewAtATime : words.noVotes;
  const said = ofThoseHere(poll, joined) ?? words.voted(voted);
  return blank ? words.withBlank(said, blank) : said;
}

/** How many of those in the room have voted; null where the two numbers do not tell that. */
export function ofThoseHere(poll: TakenPart, joined: number | null): string | null {
  const { turnout: voted, provisional } = poll.tally;
  // Who voted may have left since, surely so after the close; and more may have voted than groups tell.
  if (voted === null || joined === null || voted > joined || !provisional || toldByGroups(poll)) return null;
  return words.votedHere(voted, joined);
}

type TakenPart = Pick<ResultPoll, "policy"> & {
  tally: Pick<TallyPartsFragment, "turnout" | "blank" | "provisional">;
};

/** Whether votes are told of a few at a time, so that nobody sees a single one arrive. */
function toldByGroups({ tally, policy }: TakenPart): boolean {
  return tally.provisional && !!(policy?.secret || policy?.groupedResults);
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
