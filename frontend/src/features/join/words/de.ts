/** What the way into a room says, in German. */
import type { Words } from "./en";

export const words: Words = {
  label: "Beitrittscode",
  hint: "Den Code bekommst du von der Moderation.",
  join: "Beitreten",
  joining: "Einen Moment…",
  unknown: "Diesen Code hat kein Raum. Schau noch einmal auf die Leinwand.",
  unreachable: "Livetally ist gerade nicht erreichbar. Prüf deine Verbindung und versuch es noch einmal.",
};
