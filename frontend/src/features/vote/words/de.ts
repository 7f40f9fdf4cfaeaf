/** What the voter's page says, in German. */
import { speech } from "../../../words/speech";
import type { Words } from "./en";

const { whole, plural, isolate } = speech("de");

export const words: Words = {
  loading: "Der Raum wird geöffnet…",
  unknownTitle: "Diesen Code hat kein Raum",
  unknownText: "Vergleich den Code mit dem auf der Leinwand oder frag die Moderation.",
  failedTitle: "Dieser Raum lässt sich gerade nicht anzeigen",
  failedText:
    "Diese Seite versteht die Antwort von Livetally nicht. Lade sie neu, um es noch einmal zu versuchen.",
  reload: "Neu laden",

  here: (joined) => `${whole(joined)} hier`,
  hostLink: "Zur Moderation",
  gone: "Diese Frage gibt es hier nicht mehr. Die nächste erscheint von selbst.",
  notHere: "Diese Frage gibt es hier nicht, oder noch nicht. Sobald es sie gibt, erscheint sie von selbst.",
  toRoom: "Diesen Raum auf Livetally öffnen",
  lobbyTitle: "Du bist dabei",
  lobbyText: "Die nächste Frage erscheint hier von selbst.",
  draft: "Gleich geht es los. Lies die Frage in Ruhe; die Seite geht von selbst weiter.",
  paused: "Die Moderation hat die Abstimmung pausiert. Deine Auswahl bleibt hier stehen.",
  newQuestion: (question) => `Neue Frage: ${isolate(question)}`,

  signIn: "Zum Abstimmen anmelden",
  signOut: "Nicht du? Hier abmelden",

  soFar: "Zwischenstand ansehen",

  sending: "Deine Stimme wird gesendet…",
  takingBack: "Deine Stimme wird zurückgenommen…",
  waiting: "Keine Verbindung. Deine Stimme bleibt hier und geht von selbst raus.",
  waitingBack: "Keine Verbindung. Deine Stimme wird zurückgenommen, sobald die Verbindung wieder da ist.",
  recorded: "Deine Stimme ist da",
  announceRecorded: "Deine Stimme ist gespeichert.",
  announceWithdrawn: "Deine Stimme ist zurückgenommen.",
  yourVote: "Deine Stimme",
  blankChoice: "Keine davon",
  blank: "Eine leere Stimme",
  rank: (rank) => `${rank}.`,
  score: (score, highest) => (highest === null ? `${score}` : `${score} von ${highest}`),
  points: (points) => plural(points, { one: "# Punkt", other: "# Punkte" }),
  votesSpent: (votes) => {
    const bought = plural(Math.abs(votes), { one: "# Stimme", other: "# Stimmen" });
    const credits = plural(votes * votes, { one: "# Credit", other: "# Credits" });
    return `${bought}${votes < 0 ? " dagegen" : ""} (${credits})`;
  },
  yourRank: (rank) => `Dein ${rank}. Rang`,
  yourValue: (value) => `Du: ${whole(value)}`,
  secretNotice:
    "Diese Abstimmung ist geheim: Was du ankreuzt, ist getrennt davon, wer abgestimmt hat. Ergebnisse kommen nach dem Ende.",
  secretMarks: "Was du angekreuzt hast, ist geheim; keine Seite zeigt es noch einmal, auch diese nicht.",
  notKept:
    "Der Stimmschlüssel ist nicht in diesem Browser, darum lässt sich die Stimme von hier aus nicht ändern.",
  receiptTitle: "Deine Quittung",
  receiptText:
    "Nach dem Ende der Abstimmung beweist sie, dass deine Stimme zählt, und nicht, was du angekreuzt hast.",
  keyTitle: "Dein Stimmschlüssel und deine Quittung",
  keyText:
    "Nur mit diesem Schlüssel lässt sich deine Stimme ändern; die Quittung beweist, dass sie zählt, und nicht, was du angekreuzt hast. Beide liegen in diesem Browser und nirgends sonst.",
  keyTextClosed:
    "Sie beweist, dass deine Stimme zählt, und nicht, was du angekreuzt hast. Sie liegt in diesem Browser und nirgends sonst.",
  ballotKey: "Stimmschlüssel",
  receipt: "Quittung",
  copy: (name) => `${name} kopieren`,
  download: "Als Datei speichern",
  checkLater: "So prüfst du sie nach dem Ende der Abstimmung",
  checkNow: "Prüfen, dass sie zählt",
  change: "Ändern",
  withdraw: "Zurücknehmen",
  failed: "Bei uns ist etwas schiefgegangen. Deine Auswahl ist noch da.",
  tryAgain: "Noch einmal versuchen",
  leaveIt: "Lassen",

  results: "Zwischenstand",
  finalResults: "Ergebnis",
  closedNoVote: "Hier hast du nicht abgestimmt.",
};
