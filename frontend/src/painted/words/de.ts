/** What only a painted page says, where no scripts run, in German. */
import type { Words } from "./en";

export const words: Words = {
  vote: "Abstimmen",
  changeVote: "Meine Stimme ändern",
  rankHint: "Gib den Optionen Ränge; 1 ist am besten.",
  noNumber: "Schreib hier eine ganze Zahl oder nichts.",
  noCookies:
    "Dein Browser hat kein Cookie dieser Seite behalten, darum ließ sich diese Stimme nicht von einer gefälschten unterscheiden. Erlaube hier Cookies und stimm noch einmal ab.",
  staysAsItIs: "Ohne JavaScript bleibt diese Seite, wie sie ist.",
  lookAgain: "Noch einmal nachsehen",
  keep: "Nur mit diesem Schlüssel lässt sich deine Stimme ändern; die Quittung beweist, dass sie zählt, und nicht, was du angekreuzt hast. Kopier beide jetzt: Keine Seite zeigt sie noch einmal.",
  keepReceipt:
    "Sie beweist, dass deine Stimme zählt, und nicht, was du angekreuzt hast. Kopier sie jetzt: Keine Seite zeigt sie noch einmal.",
  keyHint:
    "Der, den du beim Abstimmen gesehen hast. Nur mit ihm lässt sich die Stimme ändern oder zurücknehmen.",
  movedOn: "Die Moderation ist inzwischen weitergegangen.",
  goOn: "Weiter",
  notTaken: "Das wurde nicht angenommen",
  toRoom: "Zum Raum",
  voteInRoom: "Auf der Seite des Raums abstimmen",
};
