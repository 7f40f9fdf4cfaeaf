/** How to mark this ballot, in a sentence or two, with what leaving out means. */
import type { BallotPoll } from "./ballotPoll";
import { limitsOf } from "./choosing";
import { purseOf, rangeOf } from "./giving";
import { words } from "./words";

/** The hint above the fields, or null where a radio button says it all. */
export function hintOf({ method, rules, options }: BallotPoll): string | null {
  switch (method) {
    case "SINGLE_CHOICE":
    case "APPROVAL":
      return words.limits(limitsOf(method, rules, options.length), options.length);
    case "INSTANT_RUNOFF":
    case "SINGLE_TRANSFERABLE_VOTE":
      return `${rankHint(rules.maxRanks, options.length)} ${words.runoffLeftOut}`;
    case "CONDORCET": {
      const leftOut = rules.unranked === "NO_OPINION" ? words.noOpinionLeftOut : words.lastLeftOut;
      return `${rankHint(rules.maxRanks, options.length)} ${words.equalsHint} ${leftOut}`;
    }
    case "BORDA":
      return `${rankHint(rules.maxRanks, options.length)} ${words.equalsHint} ${words.bordaLeftOut}`;
    case "SCORE":
    case "STAR":
      return `${words.scoreHint(rangeOf(rules))} ${words.scoreLeftOut}`;
    case "POINTS":
    case "QUADRATIC": {
      const purse = purseOf(method, rules);
      return purse.lowest < 0 ? `${words.spendHint(purse)} ${words.againstHint}` : words.spendHint(purse);
    }
  }
}

function rankHint(maxRanks: number | null, options: number): string {
  return words.rankHint(maxRanks !== null && maxRanks < options ? maxRanks : null);
}
