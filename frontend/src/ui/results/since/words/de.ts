/** What a comparison with the last run says, in German. */
import { speech } from "../../../../words/speech";
import type { Words } from "./en";

const { whole, plural, names, signed } = speech("de");

export const words: Words = {
  title: (run) => `Seit Durchgang ${whole(run)}`,
  voted: (before, now) =>
    `Damals ${plural(before, { one: "hat # Person", other: "haben # Personen" })} abgestimmt, jetzt ${whole(now)} (${signed(now - before)}).`,
  points: (signed, points) => `${signed} ${plural(points, { one: "Prozentpunkt", other: "Prozentpunkte" })}`,
  mean: (signed) => `${signed} im Mittel`,
  place: (before, now) => `damals ${before}, jetzt ${now} Platz`,
  between: ", ",
  same: "unverändert",
  isNew: "im letzten Durchgang nicht dabei",
  newShort: "neu",
  gone: (labels) => `Nicht mehr dabei: ${names(labels)}.`,
  table: (before, now) => `Jede Option in Durchgang ${whole(before)} und ${whole(now)}`,
  inRun: (head, run) => `${head}, Durchgang ${whole(run)}`,
  change: "Änderung",
};
