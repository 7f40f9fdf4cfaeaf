/** What a tally says, in German: counts, shares, turnout, how it ended, and how to check it. */
import { speech } from "../../../words/speech";
import type { Words } from "./en";

const { whole, plural, names } = speech("de");

/** 1 Stimme, 1.204 Stimmen. */
export function votes(count: number): string {
  return plural(count, { one: "# Stimme", other: "# Stimmen" });
}

export const words: Words = {
  yourVote: "Deine Stimme",
  winner: "Gewonnen",
  asTable: "Als Tabelle zeigen",
  resultTable: "Die Zahlen jeder Option",
  option: "Option",
  place: (place) => `${place}.`,
  placeHead: "Platz",
  mineHead: "Du",
  shareHead: "Anteil",
  ofAllHead: (all) => plural(all, { one: "Von der # Stimme", other: "Von allen # Stimmen" }),
  meanHead: "Mittel",
  lastRoundHead: "Letzte Runde",
  countHead: { vote: "Stimmen", firstChoice: "Erste Ränge", point: "Punkte" },
  unit: {
    vote: (count) => plural(count, { one: "Stimme", other: "Stimmen" }),
    firstChoice: (count) => plural(count, { one: "erster Rang", other: "erste Ränge" }),
    point: (count) => plural(count, { one: "Punkt", other: "Punkte" }),
  },

  noVotes: "Noch keine Stimmen",
  fewAtATime: "Stimmen erscheinen hier zu mehreren auf einmal",
  voted: (people) => plural(people, { one: "# Person hat abgestimmt", other: "# Personen haben abgestimmt" }),
  votedHere: (people, joined) =>
    `${whole(people)} von ${whole(joined)} hier ${people === 1 ? "hat" : "haben"} abgestimmt`,
  withBlank: (voted, blank) => `${voted}, davon ${whole(blank)} leer`,
  levels: {
    ANYONE: "Eine Stimme pro Browser",
    BALLOT_CODE: "Eine Stimme pro Stimmcode",
    INVITED: "Eine Stimme pro eingeladener Adresse",
    SIGNED_IN: "Eine Stimme pro angemeldeter Person",
  },
  nothingWins: "Niemand hat etwas gewählt, also gewinnt nichts.",
  wins: (labels) => `${names(labels)} ${labels.length === 1 ? "gewinnt" : "gewinnen"}.`,
  tie: (labels) => `Gleichstand zwischen ${names(labels)}.`,

  ofMarked: (marked) =>
    plural(marked, {
      one: "Anteile an der # Stimme, die etwas gewählt hat.",
      other: "Anteile an den # Stimmen, die etwas gewählt haben.",
    }),
  ofApproval: (marked) =>
    `${plural(marked, {
      one: "Anteile an der # Stimme, die etwas gewählt hat.",
      other: "Anteile an den # Stimmen, die etwas gewählt haben.",
    })} Jede darf mehreres wählen, deshalb ergeben sie zusammen mehr als 100 %.`,
  ofLastRound: "Anteile an den Stimmen, die in der letzten Runde noch zählen; erste Ränge stehen daneben.",
  ofCondorcet:
    "Die Plätze ergeben sich aus dem Vergleich aller Paare. Erste Ränge allein entscheiden hier nichts.",
  ofBorda: (most) => `Ein voller Balken wären ${whole(most)} Punkte: auf jeder Stimme der erste Rang.`,
  ofScores: (marked, highest) =>
    `Mittelwerte von ${votes(marked)}; was nicht bewertet ist, zählt als 0. Ein voller Balken ist ${highest}.`,
  ofPoints: "Anteile an allen vergebenen Punkten.",
  ofQuadratic: "Anteile an allen gekauften Stimmen.",

  hidden: {
    VOTE_FIRST: "Du siehst die Ergebnisse, sobald du abgestimmt hast.",
    NOT_CLOSED: "Du siehst die Ergebnisse, wenn die Abstimmung endet.",
    NOT_REVEALED: "Die Moderation zeigt die Ergebnisse bald.",
    HOST_ONLY: "Die Ergebnisse dieser Frage bleiben bei der Moderation.",
  },

  showCount: "So wurde gezählt",
  loadingCount: "Die Auszählung wird geladen…",
  countFailed: "Die Auszählung ließ sich nicht laden.",
  tryAgain: "Noch einmal versuchen",

  savePicture: "Als Bild speichern",
  saveTable: "Als CSV speichern",
  saved: "Gespeichert.",
  saveFailed: "Das Bild ließ sich nicht machen. Versuch es noch einmal, wenn du verbunden bist.",
  pictureLeavesOut: (shown, all) => `Die ${whole(shown)} bestplatzierten von ${whole(all)} Optionen.`,

  recount: "Diese Auszählung prüfen",
  rule: "Die Regel",
  ruleOf: (method) => `So zählt „${method}“`,
  votesHead: "Die Stimmen, ohne Namen",
  noFiles: "Die Stimmen dieser Frage werden nicht herausgegeben.",
  file: { json: "JSON, mit den Regeln", blt: "BLT, für Wahlprogramme", csv: "CSV, für Tabellen" },
  seal: "Das Siegel über alle Stimmen; heb es auf, um jede spätere Änderung zu bemerken",
  verify: "Stimmen und Quittungen in diesem Browser prüfen",
  seed: "Die Zufallszahl der Lose",
  seedHash: "Ihr SHA-256, bekannt, seit die Frage gestellt wurde:",
  recountFailed: "Das ließ sich nicht laden.",
};
