/** What the page that verifies a poll says, in German. */
import { votes } from "../../../ui/results/words/de";
import { speech } from "../../../words/speech";
import type { Words } from "./en";

const { isolate } = speech("de");

export const words: Words = {
  title: "Eine Abstimmung selbst prüfen",
  intro:
    "Dein Browser prüft die Stimmen einer beendeten Abstimmung, allein aus ihrer Datei: Nichts, was du hier eingibst, verlässt ihn.",
  file: "Die Stimmen, als JSON",
  load: "Stimmen dieser Abstimmung laden",
  loading: "Wird geladen…",
  notLoaded:
    "Die Stimmen sind hier nicht zu haben: Vielleicht läuft die Abstimmung noch, oder die Moderation gibt sie nicht heraus, oder zu wenige haben geheim abgestimmt.",
  chooseHint:
    "Von „Diese Auszählung prüfen“ unter einem Ergebnis, oder von jemandem, der sie aufgehoben hat.",
  receipt: "Deine Quittung, falls du eine hast",
  head: "Ein Siegel, das du aufgehoben hast, falls du eines hast",
  headHint:
    "Das letzte steht unter „Diese Auszählung prüfen“; wer es aufhebt, bemerkt jede spätere Änderung.",
  notAnExport: "Das ist keine Datei mit Stimmen und Siegeln.",
  notSecure:
    "Dieser Browser rechnet nur auf Seiten mit sicherer Adresse (https). Nimm eine solche, oder `manage.py verify`.",
  checking: "Wird geprüft…",
  allHolds: "Alles stimmt",
  somethingFails: "Etwas stimmt nicht",
  about: (question, turnout) => `„${isolate(question)}“, ${votes(turnout)}`,
  limits:
    "Das beweist, dass nach dem Versiegeln nichts geändert wurde und dass eine Quittung zählt. Was auf einer Stimme angekreuzt war, bevor sie versiegelt wurde, kann es nicht beweisen; dafür steht der Server. Runden, Paarvergleiche und wer gewinnt zählt „manage.py verify“ nach.",

  findings: {
    figures: [
      "Die veröffentlichten Zahlen folgen aus den veröffentlichten Stimmen.",
      "Die veröffentlichten Zahlen folgen nicht aus den veröffentlichten Stimmen.",
    ],
    receipts: [
      "Es gibt so viele Quittungen, die zählen, wie Stimmen.",
      "Die Zahl der Quittungen, die zählen, ist nicht die Zahl der Stimmen.",
    ],
    head: [
      "Das Siegel folgt aus den Quittungen, der Frage und den Stimmen.",
      "Das Siegel folgt nicht aus den Quittungen, der Frage und den Stimmen: Die Datei wurde geändert.",
    ],
    keptHead: [
      "Das Siegel, das du aufgehoben hast, gehört zu dieser Abstimmung.",
      "Das Siegel, das du aufgehoben hast, gehört nicht zu dieser Abstimmung.",
    ],
    receiptCounted: ["Die Stimme mit deiner Quittung zählt.", ""],
    receiptSuperseded: [
      "",
      "Die Stimme mit dieser Quittung wurde versiegelt und später geändert oder zurückgenommen; eine geänderte Stimme hat ihre eigene Quittung.",
    ],
    receiptUnknown: ["", "Hier zählt keine Stimme mit dieser Quittung."],
  },
};
