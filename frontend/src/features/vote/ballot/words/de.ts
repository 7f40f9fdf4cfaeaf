/** What the ballot says, in German: how to mark it, what is still to do, and what the button will do. */
import { speech } from "../../../../words/speech";
import type { Purse } from "../giving";
import type { Words } from "./en";

const { whole, plural, names, isolate } = speech("de");

export const words: Words = {
  pickFirst: "Wähle eine Option",
  pickMore: (missing) => plural(missing, { one: "Wähle noch eine", other: "Wähle noch #" }),
  pickFewer: (over) => plural(over, { one: "Wähle eine weniger", other: "Wähle # weniger" }),
  rankFirst: "Gib mindestens einer Option einen Rang",
  rankFewer: (over) =>
    plural(over, { one: "Verwende einen Rang weniger", other: "Verwende # Ränge weniger" }),
  scoreFirst: "Bewerte mindestens eine Option",
  scoreWithin: ({ lowest, highest }) => `Bleib bei Werten von ${lowest} bis ${highest}`,
  spendFirst: (purse) =>
    purse.quadratic ? "Vergib mindestens eine Stimme" : "Vergib mindestens einen Punkt",
  spendLess: (over, purse) => `Nimm ${moneyOf(over, purse)} zurück`,
  keptChoice: "Das ist schon deine Stimme",

  voteFor: (labels) =>
    labels.length > 2 ? `Für ${whole(labels.length)} Optionen stimmen` : `Für ${names(labels)} stimmen`,
  changeTo: (labels) =>
    labels.length > 2 ? `Ändern auf ${whole(labels.length)} Optionen` : `Ändern auf ${names(labels)}`,
  voteRanking: (first) => `Abstimmen mit ${names(first)} zuerst`,
  changeRanking: (first) => `Ändern: ${names(first)} zuerst`,
  voteScores: (count) =>
    plural(count, { one: "Mit # Bewertung abstimmen", other: "Mit # Bewertungen abstimmen" }),
  changeScores: (count) =>
    plural(count, { one: "Auf diese Bewertung ändern", other: "Auf diese # Bewertungen ändern" }),
  voteSpending: (spent, purse) => `Mit ${whole(spent)} von ${moneysOf(purse)} abstimmen`,
  changeSpending: (spent, purse) => `Ändern auf ${whole(spent)} von ${moneysOf(purse)}`,
  none: "Keine davon",
  blank: "Leer abstimmen",
  keepVote: "Stimme behalten",

  limits: ({ least, most }, options) => {
    if (most === 1) return null;
    if (least === most) return `Wähle ${whole(most)}.`;
    if (least <= 1)
      return most >= options ? "Wähle so viele, wie du willst." : `Wähle bis zu ${whole(most)}.`;
    return most >= options
      ? `Wähle mindestens ${whole(least)}.`
      : `Wähle ${whole(least)} bis ${whole(most)}.`;
  },
  rankHint: (mostRanks) =>
    mostRanks === null
      ? "Tippe die Optionen in deiner Reihenfolge an, die beste zuerst."
      : `Tippe die Optionen in deiner Reihenfolge an, die beste zuerst. ${plural(mostRanks, { one: "Du kannst # Rang vergeben.", other: "Du kannst # Ränge vergeben." })}`,
  runoffLeftOut: "Optionen, die du weglässt, bekommen deine Stimme nie.",
  lastLeftOut: "Optionen, die du weglässt, zählen als letzte.",
  noOpinionLeftOut: "Optionen, die du weglässt, werden mit keiner verglichen.",
  bordaLeftOut: "Optionen, die du weglässt, teilen sich die Plätze darunter.",
  equalsHint: "Zwei Optionen dürfen sich einen Rang teilen.",
  scoreHint: ({ lowest, highest }) =>
    `Bewerte die Optionen von ${lowest} bis ${highest}; ${highest} ist am besten.`,
  scoreLeftOut: "Was du weglässt, zählt als 0.",
  againstHint: "Du darfst auch gegen eine Option stimmen.",
  spendHint: (purse) =>
    purse.quadratic
      ? `Du hast ${moneyOf(purse.budget, purse)}. Eine Stimme kostet 1 Credit, zwei kosten 4, drei kosten 9 und so weiter.`
      : `Verteile ${moneyOf(purse.budget, purse)}, wie du willst. Du darfst auch welche behalten.`,

  ranked: "Deine Rangfolge",
  unranked: "Ohne Rang",
  unrankedNone: "Alle Optionen haben einen Rang.",
  rankedNone: "Noch nichts eingereiht",
  rankedFull: "Alle Ränge sind vergeben. Nimm eine Option heraus, um eine andere einzureihen.",
  rank: (rank) => `Rang ${rank}`,
  rankShort: (rank, shared) => (shared ? `${rank} =` : `${rank}`),
  add: (label, rank) => `${isolate(label)} auf Rang ${rank} setzen`,
  up: (label) => `${isolate(label)} nach oben`,
  down: (label) => `${isolate(label)} nach unten`,
  takeOut: (label) => `${isolate(label)} aus deiner Rangfolge nehmen`,
  level: (above, label) => `${names([above, label])} auf demselben Rang`,
  nowRanked: (label, rank, ranks) => `${isolate(label)} ist jetzt auf Rang ${rank} von ${ranks}.`,
  nowOut: (label) => `${isolate(label)} hat keinen Rang mehr.`,
  dragHint: "Zieh eine Zeile, nimm ihre Pfeile oder drück darauf die Pfeiltasten.",

  worst: "schlecht",
  best: "sehr gut",
  clear: "Löschen",
  clearScore: (label) => `Bewertung von ${isolate(label)} löschen`,
  scoreOf: (label) => `Bewertung von ${isolate(label)}`,
  more: (label, purse) => `${purse.quadratic ? "Eine Stimme" : "Ein Punkt"} mehr für ${isolate(label)}`,
  less: (label, purse) => `${purse.quadratic ? "Eine Stimme" : "Ein Punkt"} weniger für ${isolate(label)}`,
  spentOn: (label, purse) => `${purse.quadratic ? "Stimmen" : "Punkte"} für ${isolate(label)}`,
  cost: (value, cost, next, purse) => {
    if (value === 0) return `Die erste Stimme kostet ${moneyOf(next, purse)}`;
    const votes =
      value < 0
        ? plural(-value, { one: "# Stimme dagegen kostet", other: "# Stimmen dagegen kosten" })
        : plural(value, { one: "# Stimme kostet", other: "# Stimmen kosten" });
    return `${votes} ${moneyOf(cost, purse)}, eine mehr ${whole(next)}`;
  },
  left: (left, purse) => `${moneyOf(left, purse)} übrig`,
  over: (over, purse) => `${moneyOf(over, purse)} zu viel`,

  code: "Stimmcode",
  codeHint: "Von der Moderation; er gibt eine Stimme.",
  invitation: "Code deiner Einladung",
  invitationHint: "Er kam per E-Mail; der Link darin trägt ihn ein. Er gibt eine Stimme.",
  codeFirst: "Gib deinen Code ein",
  codeWrong: "Das ist nicht der ganze Code: Eines seiner Zeichen fehlt oder ist falsch.",

  filter: "Option suchen",
  filterNone: "So heißt keine Option.",
  showAll: (hidden) => plural(hidden, { one: "Noch eine anzeigen", other: "Die übrigen # anzeigen" }),
};

function moneyOf(count: number, { quadratic }: Pick<Purse, "quadratic">): string {
  return quadratic
    ? plural(count, { one: "# Credit", other: "# Credits" })
    : plural(count, { one: "# Punkt", other: "# Punkte" });
}

/** The whole purse, in the dative: "3 von 10 Punkten". */
function moneysOf({ budget, quadratic }: Purse): string {
  return quadratic
    ? plural(budget, { one: "# Credit", other: "# Credits" })
    : plural(budget, { one: "# Punkt", other: "# Punkten" });
}
