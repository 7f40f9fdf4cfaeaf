/** What the host's page says, in German. */
import { votes } from "../../../ui/results/words/de";
import { speech } from "../../../words/speech";
import type { Words } from "./en";

const { whole, plural, signed, near, isolate } = speech("de");

export const words: Words = {
  loading: "Der Raum wird geöffnet…",
  joining: "Dieses Gerät kommt in die Moderation…",
  badKeyTitle: "Dieser Moderationslink funktioniert nicht",
  badKeyText:
    "Vielleicht wurde er nur zum Teil kopiert. Lass dir den Link noch einmal geben, oder öffne den Raum zum Abstimmen.",
  notHostTitle: "Diese Seite ist für die Moderation des Raums",
  notHostText:
    "Um den Raum von hier aus zu leiten, öffne auf diesem Gerät den Moderationslink. Wer den Raum moderiert, kann ihn dir kopieren.",
  toVote: "Zum Raum",
  startOwn: "Selbst eine Frage stellen",

  here: (joined) => `${whole(joined)} hier`,
  nothingShown: "Auf der Leinwand ist nichts",
  nothingShownText:
    "Alle im Raum sehen eine ruhige Seite. Zeig eine Frage aus der Liste oder stell eine neue.",

  open: "Abstimmung eröffnen",
  resume: "Abstimmung fortsetzen",
  pause: "Pausieren",
  close: "Abstimmung beenden",
  closeFor: (turnout) =>
    turnout === null
      ? "Endgültig beenden? Wieder eröffnen lässt sie sich nicht."
      : `Endgültig beenden, mit ${votes(turnout)}? Wieder eröffnen lässt sie sich nicht.`,
  keepOpen: "Weiterlaufen lassen",
  reveal: "Ergebnis allen zeigen",
  hide: "Ergebnis verbergen",
  hiddenNote: "Nur du siehst dieses Ergebnis, bis du es zeigst.",
  shownNote: "Alle sehen dieses Ergebnis.",
  groupedNote: "Der Zwischenstand bewegt sich, auch bei dir, wenn ein paar mehr abgestimmt haben.",
  secretNote:
    "Das Ergebnis einer geheimen Abstimmung sieht vor dem Ende niemand. Die Beteiligung bewegt sich in Gruppen.",
  afterClosingNote: "Alle sehen dieses Ergebnis, wenn du die Abstimmung beendest.",
  afterVotingNote: "Die anderen sehen dieses Ergebnis, sobald sie abgestimmt haben.",
  hostOnlyNote: "Nur du siehst dieses Ergebnis.",
  askNext: "Die nächste Frage stellen",

  next: "Weiter",
  nextIs: (question) => `: ${isolate(question)}`,

  timer: "Dauer",
  timerNone: "Bis ich beende",
  deadline: "Frist",
  deadlineByHand: "Keine",
  deadlineSet: (moment) => `Bis ${near(moment)}`,
  deadlineAt: "Zu einem Zeitpunkt…",
  time: timeOf,
  inTime: (seconds) => `In ${timeOf(seconds)}`,
  laterBy: (seconds) => `${timeOf(seconds)} später`,
  soonerBy: (seconds) => `${timeOf(seconds)} früher`,
  step: (seconds) => (seconds % 60 === 0 ? `${signed(seconds / 60)} min` : `${signed(seconds)} s`),
  tooSoon: "Das wäre schon vorbei. Um jetzt zu enden, beende die Abstimmung.",
  closeAt: "Abstimmung beenden um",
  setMoment: "Setzen",
  momentPast: "Wähl einen Zeitpunkt, der noch kommt.",

  joined: "dabei",
  joinedHint: "Geräte, die jetzt im Raum sind",
  readyNow: "bereit",
  readyHint: "So viele davon haben diese Frage offen",
  voted: "abgestimmt",
  votedHint: "Stimmen zu dieser Frage bisher",

  keys: "Tasten",
  keysTitle: "Tasten für diese Seite",
  keysText: "Sie gelten überall auf dieser Seite, aber nie, während du tippst.",
  keyActs: {
    open: "Abstimmung eröffnen oder fortsetzen",
    pause: "Abstimmung pausieren",
    close: "Abstimmung beenden; zweimal drücken",
    reveal: "Ergebnis allen zeigen oder verbergen",
    next: "Die nächste Frage zeigen",
    runAgain: "Eine beendete Frage noch einmal stellen",
    takeOff: "Die Frage von der Leinwand nehmen",
    later: "Die Frist 30 Sekunden später setzen",
    sooner: "Die Frist 30 Sekunden früher setzen",
    help: "Diese Übersicht zeigen",
  },
  keyMove: "Eine Frage in der Liste bewegen, von jedem ihrer Knöpfe aus",
  keysOn: "Diese Tasten verwenden",
  closeSheet: "Schließen",

  joinTitle: "Mitmachen",
  joinAt: "Scann den Code, oder öffne",
  joinCode: "und gib ein:",
  openStage: "Leinwand öffnen",
  copyLink: "Link kopieren",
  embedTitle: "Auf einer eigenen Seite",
  embedResultText: "Die Frage und ihr Zwischenstand: zwei Zeilen für jede Webseite.",
  copyResult: "Zeilen für das Ergebnis kopieren",
  embedFrameText:
    "Ein Rahmen zum Abstimmen: für Seiten, die auf diesem Server eingetragen sind (EMBED_SITES).",
  copyFrame: "Zeilen für den Rahmen kopieren",
  copyHostLink: "Moderationslink kopieren",
  hostLinkText:
    "Der Moderationslink nimmt ein weiteres Gerät in die Moderation dieses Raums. Gib ihn nur Leuten, die eröffnen, beenden und Ergebnisse zeigen dürfen.",
  replaceLink: "Moderationslink ersetzen",
  replaceTitle: "Moderationslink ersetzen?",
  replaceText:
    "Jeder bisher kopierte Moderationslink wird ungültig, und du bekommst einen neuen. Wer schon moderiert, bleibt dabei, und Stimmen und Fragen bleiben, wie sie sind.",
  removeOthers: (others) =>
    plural(others, {
      one: "Auch die andere Person aus der Moderation nehmen",
      other: "Auch die # anderen aus der Moderation nehmen",
    }),
  replaceAct: "Ersetzen",
  keepLink: "So lassen",
  replacedLink: "Die alten Moderationslinks sind ungültig",
  replacedText: "Das ist der neue. Gib ihn nur Leuten, die diesen Raum leiten dürfen.",
  onlyHere:
    "Diese Adresse geht nur auf diesem Computer. Damit Handys hereinkommen, starte Livetally mit HOST=0.0.0.0.",
  qr: (address) => `QR-Code für ${isolate(address)}`,

  codesTitle: "Stimmcodes",
  codesSoFar: (made, spent) => {
    if (made === 0) return "Bei dieser Frage wird mit Stimmcode abgestimmt, und noch gibt es keine.";
    const there = `${codesOf(made)} erstellt`;
    return spent === null
      ? `${there}. Wie viele verwendet wurden, steht hier nach dem Ende.`
      : `${there}, ${whole(spent)} verwendet.`;
  },
  codesHandOut: "Codes erstellen",
  codesAbout:
    "Jeder Code gibt eine Stimme. Verteil sie auf Karten zum Ausschneiden oder schick allen einen aus der Datei.",
  codesCount: "Wie viele Codes",
  codesCountWrong: (most) => `Eine ganze Zahl von 1 bis ${whole(most)}.`,
  codesMake: "Erstellen",
  codesMade: (count) => `${codesOf(count)} erstellt.`,
  codesOnce:
    "Sie stehen nur dieses eine Mal hier und sind nirgends gespeichert: Druck oder speicher sie jetzt.",
  codesPrint: "Karten drucken",
  codesSave: "Als CSV speichern",
  codesList: "Die neuen Codes",
  codesDone: "Fertig",
  codesLeave:
    "Diese Codes sind weder gedruckt noch gespeichert, und sie werden nicht noch einmal gezeigt. Trotzdem schließen?",
  codesLeaveAct: "Schließen",
  codesStay: "Hier bleiben",
  codesVoid:
    "Jeden Code ungültig machen, mit dem noch niemand abgestimmt hat? Wer einen davon hat, braucht dann einen neuen.",
  codesVoidAct: "Unbenutzte Codes zurücknehmen",
  codesKeep: "Behalten",
  codesVoided: (count) => `${codesOf(count)} zurückgenommen.`,

  invitationsTitle: "Einladungen",
  invitationsSoFar: (made, spent) => {
    if (made === 0) return "Hier wird auf Einladung abgestimmt, und noch ist niemand eingeladen.";
    const there = `${invitationsOf(made)} erstellt`;
    return spent === null ? `${there}.` : `${there}, ${whole(spent)} verwendet.`;
  },
  invitationsWay: ({ waiting, sent, failed }) =>
    [
      waiting ? `${whole(waiting)} unterwegs` : "",
      sent ? `${whole(sent)} verschickt` : "",
      failed ? `${whole(failed)} nicht zustellbar` : "",
    ]
      .filter(Boolean)
      .join(", "),
  invitationsOpen: "Leute einladen",
  invitationsAbout:
    "Jede Adresse bekommt einen Link, der eine Stimme gibt. Öffnen verbraucht ihn nicht. Eine Adresse wird vergessen, sobald die Person abgestimmt hat, und alle, wenn die Abstimmung endet.",
  invitationsList: "E-Mail-Adressen",
  invitationsHint: "Eine je Zeile oder mit Kommas dazwischen. Namen daneben werden weggelassen.",
  invitationsSend: (count) =>
    count ? `${addressesOf(count)} einladen` : "Schreib Adressen oder füg sie ein",
  invitationsMost: (most) => `Mehr als ${whole(most)} auf einmal geht nicht. Schick die übrigen danach.`,
  invitationsWrong: (texts) =>
    `${texts.length === 1 ? "Das ist keine Adresse" : "Das sind keine Adressen"}: ${texts.map(isolate).join(", ")}`,
  invited: (count) =>
    plural(count, { one: "# Adresse bekommt einen Link.", other: "# Adressen bekommen einen Link." }),
  invitationsFailed: "Nicht zustellbar",
  invitationsAgain: "Noch einmal versuchen",
  invitationsSignIn: "Zum Einladen anmelden",
  invitationsVoid:
    "Jede Einladung ungültig machen, mit der noch niemand abgestimmt hat? Die verschickten Links gehen dann nicht mehr.",
  invitationsVoidAct: "Unbenutzte Einladungen zurücknehmen",
  invitationsVoided: (count) => `${invitationsOf(count)} zurückgenommen.`,

  cardQr: "QR-Code, der die Frage mit diesem Stimmcode öffnet",
  cardScan: "Scann den Code, oder öffne",
  cardType: "und gib ein:",
  cardNote: "Eine Stimme. Zeig diese Karte niemandem.",

  questions: "Fragen in diesem Raum",
  onScreen: "Auf der Leinwand",
  show: "Zeigen",
  showThis: (question) => `„${isolate(question)}“ zeigen`,
  clear: "Abnehmen",
  run: (run) => `Durchgang ${whole(run)}`,
  moveUp: (question) => `„${isolate(question)}“ nach oben`,
  moveDown: (question) => `„${isolate(question)}“ nach unten`,
  moreFor: (question) => `Mehr zu „${isolate(question)}“`,
  edit: "Bearbeiten",
  duplicate: "Duplizieren",
  runAgain: "Noch einmal stellen",
  remove: "Löschen",
  removeThis: (question) =>
    `„${isolate(question)}“ löschen? Die Frage wurde noch nicht gestellt und kommt nicht wieder.`,
  keepIt: "Behalten",
  nowAt: (question, place, of) => `„${isolate(question)}“ ist jetzt ${whole(place)} von ${whole(of)}.`,
  nowDuplicated: (question) => `„${isolate(question)}“ wurde dupliziert, direkt darunter.`,
  nowAgain: (question) => `„${isolate(question)}“ steht für den nächsten Durchgang bereit, direkt darunter.`,
  nowDeleted: (question) => `„${isolate(question)}“ wurde gelöscht.`,
  newQuestion: "Noch eine Frage stellen",

  lost: "Livetally hat nicht geantwortet. Versuch es noch einmal.",
};

/** 30 Sekunden, 1 Minute. */
function timeOf(seconds: number): string {
  return seconds % 60 === 0
    ? plural(seconds / 60, { one: "# Minute", other: "# Minuten" })
    : plural(seconds, { one: "# Sekunde", other: "# Sekunden" });
}

function codesOf(count: number): string {
  return plural(count, { one: "# Code", other: "# Codes" });
}

function invitationsOf(count: number): string {
  return plural(count, { one: "# Einladung", other: "# Einladungen" });
}

function addressesOf(count: number): string {
  return plural(count, { one: "# Adresse", other: "# Adressen" });
}
