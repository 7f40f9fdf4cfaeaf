/** Counts and shares as numbers of the page's language. */
import { currentSpeech } from "../../words/language";

/** A number of votes or points: 1,204, 23.5, or with two decimals where votes moved in parts. */
export function count(number: number): string {
  return currentSpeech().fine(number);
}

/** A share of 0 to 1 in whole percents; to a tenth where rounding would tell of nothing or of everything. */
export function percent(share: number): string {
  const [nearNothing, nearAll] = [share > 0 && share < 0.01, share > 0.99 && share < 1];
  return nearNothing || nearAll ? finePercent(share) : currentSpeech().percent(share);
}

/** A share of 0 to 1 in percents, to a tenth. */
export function finePercent(share: number): string {
  return currentSpeech().finePercent(share);
}

/** A mean score: 3.0. */
export function mean(score: number): string {
  return currentSpeech().oneDecimal(score);
}
