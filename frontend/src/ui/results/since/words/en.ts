/** What a comparison with the last run says, in English. */
import { speech } from "../../../../words/speech";

const { whole, plural, names, signed } = speech("en");

export const words = {
  title: (run: number) => `Since run ${whole(run)}`,
  voted: (before: number, now: number) =>
    `${plural(before, { one: "# person", other: "# people" })} voted then, ${whole(now)} now (${signed(now - before)}).`,
  points: (signed: string, points: number) =>
    `${signed} ${plural(points, { one: "percentage point", other: "percentage points" })}`,
  mean: (signed: string) => `${signed} in the mean`,
  place: (before: string, now: string) => `${before} then, ${now} now`,
  between: ", ",
  same: "no change",
  isNew: "not there in the last run",
  newShort: "new",
  gone: (labels: string[]) => `No longer there: ${names(labels)}.`,
  table: (before: number, now: number) => `Each option in run ${whole(before)} and run ${whole(now)}`,
  inRun: (head: string, run: number) => `${head}, run ${whole(run)}`,
  change: "Change",
};

export type Words = typeof words;
