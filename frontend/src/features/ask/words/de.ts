/** What the form for a question says, in German. */
import { speech } from "../../../words/speech";
import type { Words } from "./en";

const { whole, isolate } = speech("de");

export const words: Words = {
  question: "Deine Frage",
  questionHint: "Welchen Film sehen wir?",
  options: "Optionen",
  option: (position) => `Option ${position}`,
  remove: (position) => `Option ${position} entfernen`,
  addOption: "Option hinzufügen",
  pasteHint: "Eine eingefügte Liste gibt mehrere auf einmal.",
  method: "So wird abgestimmt",
  moreMethods: "Weitere Verfahren",
  compareMethods: "Wie jedes zählt",
  credits: "Credits für alle, die abstimmen",
  ties: "Gleichstand auf Platz eins",
  unranked: "Optionen ohne Rang",
  against: "Auch gegen eine Option darf gestimmt werden",
  settings: "Weitere Einstellungen",
  electorate: "Wer abstimmen darf",
  secrecy: "Geheimhaltung",
  results: "Die anderen sehen das Ergebnis",
  detail: "Was sie davon sehen",
  change: "Eine Stimme ändern",
  description: "Ein paar Worte mehr, falls sie helfen",
  start: "Abstimmung starten",
  starting: "Wird gestartet…",
  keep: "Zur Liste hinzufügen",
  save: "Speichern",
  saved: "Gespeichert.",
  leave: "So lassen, wie es war",
  editing: (question) => `„${isolate(question)}“ bearbeiten`,
  loading: "Wird geladen…",
  notLoaded: "Diese Frage ließ sich nicht laden. Schließ sie und versuch es noch einmal.",

  needQuestion: "Schreib zuerst eine Frage.",
  needOptions: "Schreib mindestens zwei Optionen.",
  sameOptions: "Zwei Optionen lauten gleich. Gib jeder ihren eigenen Namen.",
  wholeFrom: (least, most) => `Eine ganze Zahl von ${whole(least)} bis ${whole(most)}.`,
  leastOverMost: "Das ist mehr als „Höchstens“.",
  lowestOverHighest: "Der niedrigste Wert muss unter dem höchsten liegen.",
  problemAt: (field, message) => `${field}: ${message}`,
  lost: "Livetally hat nicht geantwortet. Deine Frage steht noch hier; versuch es noch einmal.",

  electorates: {
    ANYONE: "Alle, einmal pro Browser",
    BALLOT_CODE: "Wer einen Stimmcode hat",
    INVITED: "Wer per E-Mail eingeladen ist",
    SIGNED_IN: "Wer sich anmeldet",
  },
  electorateLines: {
    ANYONE: "Schnell und offen; wer zwei Handys hat, kann zweimal abstimmen.",
    BALLOT_CODE: "Du gibst Codes auf Karten oder als Datei aus, und jeder gibt genau eine Stimme.",
    INVITED:
      "Du meldest dich an und nennst Adressen. Jede bekommt einen Link, und jeder Link gibt eine Stimme.",
    SIGNED_IN:
      "Jedes Konto stimmt einmal ab, von welchem Gerät auch immer. Ist dein Server offen, kann sich jeder eines anlegen.",
  },

  secrecies: {
    OWN: "Ohne Namen",
    GROUPED: "Ohne Namen, Ergebnis in Gruppen",
    SECRET: "Geheim",
  },
  secrecyLines: {
    OWN: "Jede Stimme liegt bei einer Zufallszahl der Person, die sie abgegeben hat; diese sieht und ändert sie auf jeder Seite.",
    GROUPED:
      "Wie oben, und der Zwischenstand bewegt sich erst, wenn ein paar mehr abgestimmt haben, damit niemand eine einzelne Stimme kommen sieht.",
    SECRET:
      "Was angekreuzt ist, liegt getrennt davon, wer abgestimmt hat; niemand sieht das Ergebnis vor dem Ende, und nur mit einem Schlüssel, den alle selbst behalten, lässt sich eine Stimme ändern.",
  },

  visible: {
    ALWAYS: "Jederzeit",
    AFTER_VOTING: "Sobald sie abgestimmt haben",
    AFTER_CLOSING: "Wenn die Abstimmung endet",
    AFTER_REVEAL: "Wenn ich es zeige",
    HOST_ONLY: "Nie; nur ich sehe es",
  },
  visibleLines: {
    ALWAYS: "Die Balken bewegen sich von der ersten Stimme an auf jedem Bildschirm.",
    AFTER_VOTING:
      "Niemand lässt sich von den Stimmen der anderen leiten. Eine Stimme, die das Ergebnis geöffnet hat, lässt sich nicht zurücknehmen.",
    AFTER_CLOSING: "Alle sehen es im selben Moment, wenn sich nichts mehr ändern kann.",
    AFTER_REVEAL: "Du wählst den Moment und kannst es wieder verbergen.",
    HOST_ONLY: "Die anderen erfahren, dass ihre Stimme zählt, und nichts von den übrigen.",
  },

  details: {
    COUNTS: "Alle Zahlen",
    PERCENTAGES: "Nur Prozente",
    WINNER_ONLY: "Nur, was gewinnt",
    TURNOUT_ONLY: "Wie viele abgestimmt haben",
  },
  detailLines: {
    COUNTS: "Stimmen, Prozente und was gewinnt.",
    PERCENTAGES: "Anteile und Plätze, aber nicht, wie wenige oder viele abgestimmt haben.",
    WINNER_ONLY: "Was gewinnt und wie viele abgestimmt haben, ohne die Zahlen der Optionen.",
    TURNOUT_ONLY: "Dass Stimmen kommen, und nichts vom Ergebnis.",
  },

  changes: {
    WHILE_OPEN: "Solange die Abstimmung läuft",
    NEVER: "Nie",
  },
  changeLines: {
    WHILE_OPEN: "Alle dürfen es sich bis zum Ende anders überlegen; die letzte Stimme zählt.",
    NEVER: "Die erste Stimme bleibt, auch wenn sich jemand vertippt hat.",
  },

  rules: {
    minChoices: "Mindestens",
    maxChoices: "Höchstens",
    maxRanks: "So viele Ränge höchstens",
    minScore: "Niedrigster Wert",
    maxScore: "Höchster Wert",
    budget: "Punkte für alle, die abstimmen",
    seats: "So viele gewinnen",
  },
  tiesRules: {
    SHARED: "Sie gewinnen gemeinsam",
    LOT: "Das Los entscheidet",
  },
  unrankedRules: {
    LAST: "Zählen als letzte",
    NO_OPINION: "Zählen als keine Meinung",
  },
};
