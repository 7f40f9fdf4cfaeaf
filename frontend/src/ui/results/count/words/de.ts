/** What the views of a count say, in German. */
import { speech } from "../../../../words/speech";
import { votes } from "../../words/de";
import type { Words } from "./en";

const { fine: count, plural, isolate } = speech("de");

export const words: Words = {
  rounds: "Runde für Runde",
  round: (number, last) => `Runde ${number} von ${last}`,
  onlyRound: "In einer Runde entschieden",
  play: "Runden abspielen",
  pause: "Anhalten",
  first: "Erste Runde",
  previous: "Runde davor",
  next: "Nächste Runde",
  last: "Letzte Runde",
  goTo: "Zu einer Runde gehen",
  out: "Raus",
  elected: "Gewählt",
  ahead: "Vorn",
  outAlready: (number) => plural(number, { one: "Eine ist schon raus", other: "# sind schon raus" }),
  outSince: (number) => `Raus in Runde ${number}`,
  gained: (votes) => `+${count(votes)}`,
  gainedUnseen: (votes) => `${count(votes)} mehr als in der Runde davor`,
  quota: (quota) => `Quote ${count(quota)}`,
  half: (half) => `Die Hälfte von dem, was noch zählt: ${count(half)}`,
  votesHead: "Stimmen",
  ofContinuing: (continuing) => `von ${count(continuing)}, die zählen`,
  ofAll: (all) => `von allen ${count(all)}`,
  exhausted: "Zählt nicht mehr",
  exhaustedText: "Stimmen ohne Rang für eine, die noch dabei ist.",
  moved: (label, total) => `Wohin die ${votes(total)} von ${isolate(label)} gingen`,
  surplusMoved: (label, total) => `Wohin der Überschuss von ${isolate(label)} ging: ${votes(total)}`,
  nobody: "Zählt nicht mehr",
  others: (number) => plural(number, { one: "# andere", other: "# andere" }),
  roundHead: (number) => `${number}`,
  roundsTable: "Stimmen in jeder Runde",
  quotaHead: "Quote",

  duels: "Paarvergleich",
  compare: "Mit den anderen vergleichen",
  beats: (beaten, others) =>
    beaten === others ? "schlägt jede andere Option" : `schlägt ${beaten} von ${others} anderen`,
  wins: "gewinnt",
  loses: "verliert",
  tie: "gleich",
  duel: (ours, theirs) => `${count(ours)} zu ${count(theirs)}`,
  noPreference: (number) => plural(number, { one: "# zieht keine vor", other: "# ziehen keine vor" }),
  duelsTable: "Wie viele die Option der Zeile der Option der Spalte vorziehen",
  tooMany: "Bei so vielen Optionen stehen die Paare nicht hier. Der Export enthält jede Stimme.",
  noDuels: "Noch hat niemand etwas gewählt.",

  scores: "Bewertungen",
  scoresTable: "Wie viele jede Bewertung gegeben haben",
  gave: (voters, score) => plural(voters, { one: `# gab ${score}`, other: `# gaben ${score}` }),
  notScored: (voters) => plural(voters, { one: "# ließ sie weg", other: "# ließen sie weg" }),
  unscoredHead: "Weggelassen",
  mean: "Mittel",
  total: "Summe",
  runoff: "Die Stichwahl der zwei höchsten Summen",
  runoffFor: (voters) => plural(voters, { one: "# zieht sie vor", other: "# ziehen sie vor" }),
  runoffEqual: (voters) =>
    plural(voters, { one: "# hat beide gleich bewertet", other: "# haben beide gleich bewertet" }),

  spent: "Stimmen und was sie kosteten",
  spentTable: "Stimmen und Credits jeder Option",
  spentOf: (spent, all) => `${count(spent)} von ${count(all)} Credits wurden ausgegeben.`,
  creditsHead: "Credits",
  votesAndCredits: (votes, credits) =>
    `${plural(votes, { one: "# Stimme", other: "# Stimmen" })}, ${plural(credits, { one: "# Credit", other: "# Credits" })}`,
};
