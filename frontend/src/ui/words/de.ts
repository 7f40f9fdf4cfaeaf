/** What every page shares, in German: the frame, a poll's state, the methods' names, and refusals. */
import { speech } from "../../words/speech";
import type { Words } from "./en";

const { plural } = speech("de");

export const words: Words = {
  privacy: "Datenschutz",
  language: "Sprache",
  languageFailed: "Diese Sprache ließ sich nicht laden. Versuch es noch einmal.",
  reload: "Neu laden",
  copied: "Kopiert",
  copyFailed: "Kopieren geht hier nicht",
  sure: (act) => `${act}? Noch einmal drücken`,
  closesIn: (clock) => `Endet in ${clock}`,
  closing: "Wird beendet…",

  connection: {
    connecting: "Verbindung wird aufgebaut…",
    reconnecting: "Verbindung verloren. Sie wird neu aufgebaut…",
    offline: "Du bist offline. Die Seite meldet sich von selbst zurück.",
    failed: "Diese Seite kann sich nicht mehr verbinden.",
  },

  states: {
    DRAFT: "Noch nicht eröffnet",
    OPEN: "Abstimmung läuft",
    PAUSED: "Abstimmung pausiert",
    CLOSED: "Abstimmung beendet",
  },

  methodNames: {
    SINGLE_CHOICE: "Einfachauswahl",
    APPROVAL: "Mehrfachauswahl",
    INSTANT_RUNOFF: "Rangfolge",
    SCORE: "Bewertung",
    POINTS: "Punkte",
    SINGLE_TRANSFERABLE_VOTE: "Rangfolge, mehrere gewinnen",
    CONDORCET: "Paarvergleich",
    BORDA: "Rangpunkte",
    STAR: "STAR",
    QUADRATIC: "Quadratisch",
  },

  methodLines: {
    SINGLE_CHOICE: "Alle wählen eine Option. Schnell, und alle kennen es.",
    APPROVAL: "Alle wählen jede Option, mit der sie leben können. Gut für Termine und eine engere Auswahl.",
    INSTANT_RUNOFF:
      "Reihenfolge bilden; die letzte scheidet aus, bis eine die Mehrheit hat. Gut, wenn eine von vielen gewinnen soll.",
    SCORE: "Jede Option bewerten. Gut für Rückmeldungen und dafür, wie sehr etwas gefällt.",
    POINTS: "Punkte verteilen. Gut, um Prioritäten zu setzen.",
    SINGLE_TRANSFERABLE_VOTE:
      "Reihenfolge bilden; die Plätze verteilen sich wie die Gruppen der Wählenden. Gut für Gremien.",
    CONDORCET:
      "Reihenfolge bilden; wer jede andere im direkten Vergleich schlägt, gewinnt. Gut für möglichst breite Zustimmung.",
    BORDA: "Reihenfolge bilden; jeder Platz bringt Punkte. Gut für eine einfache Reihung aller Optionen.",
    STAR: "Jede bewerten, dann treten die zwei besten gegeneinander an. Gut, wenn Gefallen und Mehrheit zählen.",
    QUADRATIC:
      "Stimmen kaufen; die zweite kostet mehr als die erste. Gut, um zu sehen, wie wichtig etwas den Leuten ist.",
  },

  refusals: {
    NOT_FOUND: "Das gibt es hier nicht mehr. Vielleicht wurde es entfernt.",
    NOT_ALLOWED: "Das ist hier nicht möglich.",
    SIGN_IN_REQUIRED: "Diese Frage ist für Leute, die angemeldet sind.",
    NOT_OPEN: "Die Abstimmung läuft gerade nicht.",
    ALREADY_VOTED: "Deine Stimme ist schon da, und bei dieser Frage bleibt es bei der ersten.",
    INVALID_MARKS: ({ message }) => `So passt der Stimmzettel noch nicht: ${message}`,
    INVALID_INPUT: ({ message }) => `Das passt so noch nicht: ${message}`,
    BALLOT_CODE_REQUIRED: "Für diese Frage brauchst du einen Stimmcode.",
    BALLOT_CODE_INVALID:
      "Mit diesem Stimmcode geht es hier nicht: Damit wurde schon abgestimmt, oder er gehört zu einer anderen Frage. Prüf jedes Zeichen.",
    CONFLICT: ({ message }) => `Das geht so gerade nicht: ${message}`,
    RATE_LIMITED: ({ retryAfterSeconds }) =>
      retryAfterSeconds
        ? `Gerade ist viel los. ${plural(retryAfterSeconds, { one: "Versuch es in # Sekunde noch einmal.", other: "Versuch es in # Sekunden noch einmal." })}`
        : "Gerade ist viel los. Versuch es gleich noch einmal.",
    UNAVAILABLE:
      "Die Stimmen lassen sich gerade nicht speichern. Es wurde nichts geändert; versuch es gleich noch einmal.",
  },
};
