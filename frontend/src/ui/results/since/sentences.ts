/** An option's change in words: "+3 votes, −12 percentage points". */
import type { VotingMethod } from "../../../graphql/generated";
import { currentSpeech } from "../../../words/language";
import { unitOf } from "../figures";
import { words as resultWords } from "../words";
import { type Change, moved } from "./changes";
import { words } from "./words";

export function changeWords(change: Change, method: VotingMethod): string {
  if (change.before === null) return words.isNew;
  const parts = [countWords(change, method), shareWords(change), meanWords(change), placeWords(change)];
  const said = parts.filter((part) => part !== null);
  return said.length > 0 ? said.join(words.between) : words.same;
}

/** A change in words, and as short as a glance takes it. */
export type ToldChange = { long: string; short: string };

/** The change of the figure that leads on the bars; null where that has not moved. */
export function mainChange(change: Change, method: VotingMethod): ToldChange | null {
  const { before, now } = change;
  if (before === null) return { long: words.isNew, short: words.newShort };
  if (now.share !== null) return told(shareWords(change), signed(pointsOf(moved(change, "share"))));
  if (now.mean !== null) return told(meanWords(change), signed(tenths(moved(change, "mean"))));
  if (method !== "CONDORCET") return told(countWords(change, method), signed(moved(change, "count")));
  // Higher is better, so a place that fell in number is told as one that was won.
  return told(placeWords(change), signed(-(moved(change, "place") ?? 0)));
}

function told(long: string | null, short: string | null): ToldChange | null {
  return long === null || short === null ? null : { long, short };
}

function tenths(number: number | null): number | null {
  return number === null ? null : Math.round(number * 10) / 10;
}

/** +3, −12: nothing for what has not moved. */
export function signed(number: number | null): string | null {
  return number === null ? null : currentSpeech().signed(number);
}

/** A change of shares in percentage points: whole ones, but for those below one. */
export function pointsOf(share: number | null): number | null {
  if (share === null) return null;
  const points = share * 100;
  return Math.abs(points) < 1 ? Math.round(points * 10) / 10 : Math.round(points);
}

function countWords(change: Change, method: VotingMethod): string | null {
  const count = moved(change, "count");
  return count ? `${signed(count)} ${resultWords.unit[unitOf(method)](Math.abs(count))}` : null;
}

function shareWords(change: Change): string | null {
  const points = pointsOf(moved(change, "share"));
  return points ? words.points(signed(points) ?? "", Math.abs(points)) : null;
}

function meanWords(change: Change): string | null {
  const mean = tenths(moved(change, "mean"));
  return mean ? words.mean(signed(mean) ?? "") : null;
}

/** Where there is neither a share nor a mean, the place is what counts. */
function placeWords(change: Change): string | null {
  const { before, now } = change;
  if (!before || before.place === null || now.place === null || !moved(change, "place")) return null;
  if (now.share !== null || now.mean !== null) return null;
  return words.place(resultWords.place(before.place), resultWords.place(now.place));
}
