/** What the pages themselves say, in German. */
import type { Words } from "./en";

export const words: Words = {
  homeTitle: "Frag den ganzen Raum und sieh zu, wie die Antworten kommen",
  homeIntro:
    "Alle stimmen auf dem eigenen Handy ab. Die Balken bewegen sich auf jedem Bildschirm sofort mit.",
  join: "Einem Raum beitreten",
  ask: "Eine Frage stellen",
  unknownTitle: "Diesen Code hat kein Raum",
  unknownText: "Vergleich den Code mit dem auf der Leinwand und versuch es noch einmal.",
  notFoundTitle: "Unter dieser Adresse gibt es nichts",
  notFoundText: "Wenn du einen Beitrittscode hast, gehört er hierher.",
  brokenTitle: "Diese Seite funktioniert gerade nicht mehr",
  brokenText:
    "Falls du schon abgestimmt hast: Deine Stimme ist sicher. Lade die Seite neu, um weiterzumachen.",
  reload: "Neu laden",
};
