/** What is still missing on a ballot, and what its button says. */
import { entriesOf, isBlank, type Marks, sameMarks } from "../marks";
import type { BallotPoll } from "./ballotPoll";
import { limitsOf } from "./choosing";
import { leftOf, purseOf, rangeOf } from "./giving";
import { words } from "./words";

/** What the voter has still to do before these marks can be sent, or null. */
export function whatIsLeft(poll: BallotPoll, marks: Marks, current: Marks | null): string | null {
  const missing = isBlank(marks) ? whatComesFirst(poll, marks) : whatIsWrong(poll, marks);
  if (missing) return missing;
  return current && sameMarks(marks, current) ? words.keptChoice : null;
}

function whatComesFirst({ method, rules }: BallotPoll, marks: Marks): string {
  if ("choose" in marks) return words.pickFirst;
  if ("rank" in marks) return words.rankFirst;
  return "score" in marks ? words.scoreFirst : words.spendFirst(purseOf(method, rules));
}

function whatIsWrong({ method, rules, options }: BallotPoll, marks: Marks): string | null {
  if ("choose" in marks) {
    const { least, most } = limitsOf(method, rules, options.length);
    const count = marks.choose.length;
    if (count < least) return words.pickMore(least - count);
    return count > most ? words.pickFewer(count - most) : null;
  }
  if ("rank" in marks) {
    const over = marks.rank.length - (rules.maxRanks ?? options.length);
    return over > 0 ? words.rankFewer(over) : null;
  }
  if ("score" in marks) {
    const range = rangeOf(rules);
    const within = marks.score.every(({ value }) => value >= range.lowest && value <= range.highest);
    return within ? null : words.scoreWithin(range);
  }
  const purse = purseOf(method, rules);
  const left = leftOf(marks.spend, purse);
  return left < 0 ? words.spendLess(-left, purse) : null;
}

/** The button's words: they name what is about to be sent. */
export function sendWords({ method, rules, options }: BallotPoll, marks: Marks, changing: boolean): string {
  const labelsOf = (ids: readonly string[]) =>
    options.filter(({ id }) => ids.includes(id)).map(({ label }) => label);
  if ("choose" in marks) return (changing ? words.changeTo : words.voteFor)(labelsOf(marks.choose));
  if ("rank" in marks) {
    return (changing ? words.changeRanking : words.voteRanking)(labelsOf(marks.rank[0] ?? []));
  }
  if ("score" in marks) return (changing ? words.changeScores : words.voteScores)(entriesOf(marks).length);
  const purse = purseOf(method, rules);
  const spent = purse.budget - leftOf(marks.spend, purse);
  return (changing ? words.changeSpending : words.voteSpending)(spent, purse);
}
