/** A tally in words: counts, shares, turnout, and how it ended. */
import type { HiddenBecause, TallyPartsFragment } from "../../graphql/generated";

type OptionTally = NonNullable<TallyPartsFragment["options"]>[number];
type Winners = TallyPartsFragment["winners"];

const list = new Intl.ListFormat("en", { style: "long", type: "conjunction" });
const whole = new Intl.NumberFormat("en");

/** 1 vote, 1,204 votes. */
export function votes(count: number): string {
  return `${whole.format(count)} ${count === 1 ? "vote" : "votes"}`;
}

/** A share of 0 to 1 in whole percents. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** An option's figures as far as they may be seen: "12 votes", "40%", both, or nothing. */
export function figures(option: Pick<OptionTally, "votes" | "share">): { count?: string; share?: string } {
  return {
    ...(option.votes === null ? {} : { count: whole.format(option.votes) }),
    ...(option.share === null ? {} : { share: percent(option.share) }),
  };
}

/** How many took part, and how many of them chose nothing. */
export function turnout(tally: Pick<TallyPartsFragment, "turnout" | "blank">): string | null {
  if (tally.turnout === null) return null;
  if (tally.turnout === 0) return "No votes yet";
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

/** Why the result is not shown, and when it will be. */
export const hiddenSentences: Record<HiddenBecause, string> = {
  VOTE_FIRST: "You’ll see the results when you have voted.",
  NOT_CLOSED: "You’ll see the results when voting closes.",
  NOT_REVEALED: "The host will show the results soon.",
  HOST_ONLY: "The host keeps the results of this question.",
};
