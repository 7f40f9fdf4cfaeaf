/** What the host's page says, in English. */
import { votes } from "../../../ui/results/words/en";
import { speech } from "../../../words/speech";
import type { KeyedAct } from "../keys";

const { whole, plural, signed, near, isolate } = speech("en");

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

  here: (joined: number) => `${whole(joined)} here`,
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
  groupedNote: "Everyone’s live results, yours too, move when a few more people have voted.",
  secretNote: "Nobody sees the results of a secret vote before it closes. The turnout moves by groups.",
  afterClosingNote: "Everyone sees these results when you close voting.",
  afterVotingNote: "People see these results once they have voted.",
  hostOnlyNote: "Only you see these results.",
  askNext: "Ask the next question",

  next: "Next",
  nextIs: (question: string) => `: ${isolate(question)}`,

  timer: "Open for",
  timerNone: "As long as I like",
  deadline: "Deadline",
  deadlineByHand: "None",
  deadlineSet: (moment: Date) => `At ${near(moment)}`,
  deadlineAt: "At a time…",
  time: timeOf,
  inTime: (seconds: number) => `In ${timeOf(seconds)}`,
  laterBy: (seconds: number) => `${timeOf(seconds)} later`,
  soonerBy: (seconds: number) => `${timeOf(seconds)} sooner`,
  step: (seconds: number) => (seconds % 60 === 0 ? `${signed(seconds / 60)} min` : `${signed(seconds)} s`),
  tooSoon: "That would be in the past. To end it now, close voting.",
  closeAt: "Close voting at",
  setMoment: "Set",
  momentPast: "Pick a moment that is still to come.",

  joined: "joined",
  joinedHint: "Devices in the room now",
  readyNow: "ready",
  readyHint: "Of those, how many have this question open",
  voted: "voted",
  votedHint: "Votes in this question so far",

  keys: "Keys",
  keysTitle: "Keys for this page",
  keysText: "They work everywhere on this page, but never while you type.",
  keyActs: {
    open: "Open voting, or resume it",
    pause: "Pause voting",
    close: "Close voting; press it twice",
    reveal: "Show the results to everyone, or hide them",
    next: "Show the next question",
    runAgain: "Run a closed question again",
    takeOff: "Take the question off the screen",
    later: "Move the deadline 30 seconds later",
    sooner: "Move the deadline 30 seconds sooner",
    help: "Show this sheet",
  } as Record<KeyedAct, string>,
  keyMove: "Move a question in the list, from any of its buttons",
  keysOn: "Use these keys",
  closeSheet: "Close",

  joinTitle: "Join in",
  joinAt: "Scan, or open",
  joinCode: "and enter",
  openStage: "Open the stage page",
  copyLink: "Copy link",
  embedTitle: "On a page of yours",
  embedResultText: "The question and its live result: two lines for any web page.",
  copyResult: "Copy lines for the result",
  embedFrameText: "A frame to vote in: for sites that whoever runs this server has listed (EMBED_SITES).",
  copyFrame: "Copy lines for the frame",
  copyHostLink: "Copy host link",
  hostLinkText:
    "The host link makes another device a host of this room. Share it only with people who may open, close and show results.",
  replaceLink: "Replace the host link",
  replaceTitle: "Replace the host link?",
  replaceText:
    "Every host link that was copied so far stops working, and you get a new one. Who is a host by now stays one, and votes and questions stay as they are.",
  removeOthers: (others: number) =>
    plural(others, {
      one: "Also take this room from the other host",
      other: "Also take this room from the # other hosts",
    }),
  replaceAct: "Replace it",
  keepLink: "Keep it as it is",
  replacedLink: "The old host links no longer work",
  replacedText: "This is the new one. Share it only with people who may run this room.",
  onlyHere: "This address works on this computer only. To let phones in, start Livetally with HOST=0.0.0.0.",
  qr: (address: string) => `QR code for ${isolate(address)}`,

  codesTitle: "Ballot codes",
  codesSoFar: (made: number, spent: number | null) => {
    if (made === 0) return "This question takes votes by ballot code, and none have been made yet.";
    const there = `${codesOf(made)} made`;
    return spent === null
      ? `${there}. How many were used shows after the close.`
      : `${there}, ${whole(spent)} used.`;
  },
  codesHandOut: "Make codes",
  codesAbout:
    "Each code gives one vote. Hand them out on cards to cut, or send each person one from the file.",
  codesCount: "How many codes",
  codesCountWrong: (most: number) => `A whole number from 1 to ${whole(most)}.`,
  codesMake: "Make them",
  codesMade: (count: number) => `${codesOf(count)} made.`,
  codesOnce: "They are shown this once, and stored nowhere: print them or save them now.",
  codesPrint: "Print cards",
  codesSave: "Save as CSV",
  codesList: "The new codes",
  codesDone: "Done",
  codesLeave:
    "These codes were neither printed nor saved, and they won’t be shown again. Close all the same?",
  codesLeaveAct: "Close",
  codesStay: "Stay here",
  codesVoid: "Make every code worthless that nobody has voted with? Those who hold one will need a new one.",
  codesVoidAct: "Take back unused codes",
  codesKeep: "Keep them",
  codesVoided: (count: number) => `${codesOf(count)} taken back.`,

  invitationsTitle: "Invitations",
  invitationsSoFar: (made: number, spent: number | null) => {
    if (made === 0) return "People vote by invitation here, and nobody has been invited yet.";
    const there = `${invitationsOf(made)} made`;
    return spent === null ? `${there}.` : `${there}, ${whole(spent)} used.`;
  },
  invitationsWay: ({ waiting, sent, failed }: { waiting: number; sent: number; failed: number }) =>
    [
      waiting ? `${whole(waiting)} on the way` : "",
      sent ? `${whole(sent)} sent` : "",
      failed ? `${whole(failed)} couldn’t be delivered` : "",
    ]
      .filter(Boolean)
      .join(", "),
  invitationsOpen: "Invite people",
  invitationsAbout:
    "Each address is sent a link that gives one vote. Opening it doesn’t use it up. Addresses are forgotten once their owner has voted, and all of them when voting closes.",
  invitationsList: "E-mail addresses",
  invitationsHint: "One a line, or with commas between. Names around them are left out.",
  invitationsSend: (count: number) => (count ? `Invite ${addressesOf(count)}` : "Write or paste addresses"),
  invitationsMost: (most: number) => `${whole(most)} at once is the most. Send the rest afterwards.`,
  invitationsWrong: (texts: readonly string[]) =>
    `${texts.length === 1 ? "This is no address" : "These are no addresses"}: ${texts.map(isolate).join(", ")}`,
  invited: (count: number) => `${addressesOf(count)} will get a link.`,
  invitationsFailed: "Couldn’t be delivered",
  invitationsAgain: "Try these again",
  invitationsSignIn: "Sign in to invite people",
  invitationsVoid:
    "Make every invitation worthless that nobody has voted with? The links that were sent stop working.",
  invitationsVoidAct: "Take back unused invitations",
  invitationsVoided: (count: number) => `${invitationsOf(count)} taken back.`,

  cardQr: "QR code that opens the question with this ballot code",
  cardScan: "Scan, or open",
  cardType: "and enter",
  cardNote: "One vote. Show this card to nobody.",

  questions: "Questions in this room",
  onScreen: "On screen",
  show: "Show",
  showThis: (question: string) => `Show “${isolate(question)}”`,
  clear: "Take off",
  run: (run: number) => `Run ${whole(run)}`,
  moveUp: (question: string) => `Move “${isolate(question)}” up`,
  moveDown: (question: string) => `Move “${isolate(question)}” down`,
  moreFor: (question: string) => `More for “${isolate(question)}”`,
  edit: "Edit",
  duplicate: "Duplicate",
  runAgain: "Run again",
  remove: "Delete",
  removeThis: (question: string) =>
    `Delete “${isolate(question)}”? It has not been asked yet, and it won’t come back.`,
  keepIt: "Keep it",
  nowAt: (question: string, place: number, of: number) =>
    `“${isolate(question)}” is now ${whole(place)} of ${whole(of)}.`,
  nowDuplicated: (question: string) => `“${isolate(question)}” was duplicated, just below.`,
  nowAgain: (question: string) => `“${isolate(question)}” is ready to run again, just below.`,
  nowDeleted: (question: string) => `“${isolate(question)}” was deleted.`,
  newQuestion: "Ask another question",

  lost: "Livetally didn’t answer. Try again.",
};

export type Words = typeof words;

/** 30 seconds, 1 minute. */
function timeOf(seconds: number): string {
  return seconds % 60 === 0
    ? plural(seconds / 60, { one: "# minute", other: "# minutes" })
    : plural(seconds, { one: "# second", other: "# seconds" });
}

/** 1 code, 1,000 codes. */
function codesOf(count: number): string {
  return plural(count, { one: "# code", other: "# codes" });
}

/** 1 invitation, 1,000 invitations. */
function invitationsOf(count: number): string {
  return plural(count, { one: "# invitation", other: "# invitations" });
}

/** 1 address, 1,000 addresses. */
function addressesOf(count: number): string {
  return plural(count, { one: "# address", other: "# addresses" });
}
