/** What the host's page says. */
import { votes } from "../../ui/results/resultWords";

export const words = {
  loading: "Opening the room…",
  joining: "Making this device a host…",
  badKeyTitle: "This host link doesn’t work",
  badKeyText: "It may have been copied in part. Ask for the link once more, or open the room as a voter.",
  notHostTitle: "This page is for the room’s host",
  notHostText:
    "To run this room from here, open the host link on this device. Whoever hosts it can copy it for you.",
  toVote: "Go to the room",
  startOwn: "Ask a question of your own",

  here: (joined: number) => `${joined} here`,
  ready: (joined: number, ready: number) => `${joined} here, ${ready} on this question`,
  nothingShown: "Nothing is on screen",
  nothingShownText: "People in the room see a quiet page. Show a question from the list, or ask a new one.",

  open: "Open voting",
  resume: "Resume voting",
  pause: "Pause",
  close: "Close voting",
  closeFor: (turnout: number | null) =>
    turnout === null
      ? "Close for good? It can’t be opened again."
      : `Close for good with ${votes(turnout)}? It can’t be opened again.`,
  keepOpen: "Keep it open",
  reveal: "Show results to everyone",
  hide: "Hide results",
  hiddenNote: "Only you see these results until you show them.",
  shownNote: "Everyone sees these results.",
  afterClosingNote: "Everyone sees these results when you close voting.",
  afterVotingNote: "People see these results once they have voted.",
  hostOnlyNote: "Only you see these results.",
  askNext: "Ask the next question",

  deadline: "Deadline",
  deadlineByHand: "None",
  deadlineSet: "Set",
  inMinutes: (minutes: number) => `In ${minutes} ${minutes === 1 ? "minute" : "minutes"}`,

  joinTitle: "Join in",
  joinAt: "Scan, or open",
  joinCode: "and enter",
  openStage: "Open the stage page",
  copyLink: "Copy link",
  copyHostLink: "Copy host link",
  hostLinkText:
    "The host link makes another device a host of this room. Share it only with people who may open, close and show results.",
  onlyHere: "This address works on this computer only. To let phones in, start Livetally with HOST=0.0.0.0.",
  qr: (address: string) => `QR code for ${address}`,

  questions: "Questions in this room",
  onScreen: "On screen",
  show: "Show",
  showThis: (question: string) => `Show “${question}”`,
  clear: "Take off",
  run: (run: number) => `Run ${run}`,
  moveUp: (question: string) => `Move “${question}” up`,
  moveDown: (question: string) => `Move “${question}” down`,
  moreFor: (question: string) => `More for “${question}”`,
  edit: "Edit",
  duplicate: "Duplicate",
  runAgain: "Run again",
  remove: "Delete",
  removeThis: (question: string) =>
    `Delete “${question}”? It has not been asked yet, and it won’t come back.`,
  keepIt: "Keep it",
  nowAt: (question: string, place: number, of: number) => `“${question}” is now ${place} of ${of}.`,
  nowDuplicated: (question: string) => `“${question}” was duplicated, just below.`,
  nowAgain: (question: string) => `“${question}” is ready to run again, just below.`,
  nowDeleted: (question: string) => `“${question}” was deleted.`,
  newQuestion: "Ask another question",

  lost: "Livetally didn’t answer. Try again.",
};
