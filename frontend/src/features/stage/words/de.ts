/** What the stage says, to a whole room, in German. */
import { speech } from "../../../words/speech";
import type { Words } from "./en";

const { whole } = speech("de");

export const words: Words = {
  loading: "Der Raum wird geöffnet…",
  failed: "Dieser Raum lässt sich gerade nicht zeigen. Lade die Seite neu, um es noch einmal zu versuchen.",
  joinTitle: "Mitmachen",
  joinAt: "Mach mit unter",
  joinCode: "mit dem Code",
  qr: (address) => `QR-Code für ${address}`,
  quiet: "Willkommen",
  quietText: "Die nächste Frage erscheint hier von selbst.",
  gone: "Diese Frage gibt es hier nicht mehr.",
  options: "Optionen",
  joined: (joined) => `${whole(joined)} dabei`,
  voted: (turnout) => `${whole(turnout)} abgestimmt`,
  winner: "Gewonnen",
  out: "Raus",
  round: (number, last, provisional) =>
    `Runde ${number} von ${last}${provisional ? ", nach jetzigem Stand" : ""}`,
  fullScreen: "Vollbild",

  hidden: {
    VOTE_FIRST:
      "Das Ergebnis siehst du auf deinem eigenen Bildschirm, sobald du abgestimmt hast, und hier nach dem Ende.",
    NOT_CLOSED: "Das Ergebnis erscheint hier, wenn die Abstimmung endet.",
    NOT_REVEALED: "Das Ergebnis erscheint hier, sobald die Moderation es zeigt.",
    HOST_ONLY: "Das Ergebnis dieser Frage bleibt bei der Moderation.",
  },
};
