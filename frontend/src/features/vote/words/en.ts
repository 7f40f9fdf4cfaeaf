/** What the voter's page says, in English. */
import { ordinal } from "../../../ui/results/words/en";
import { speech } from "../../../words/speech";

const { whole, plural, isolate } = speech("en");

export const words = {
  loading: "Opening the room…",
  unknownTitle: "No room has that code",
  unknownText: "Check the code on the screen, or ask the host.",
  failedTitle: "This room can’t be shown right now",
  failedText: "Livetally answered in a way this page doesn’t understand. Reload to try again.",
  reload: "Reload",

  here: (joined: number) => `${whole(joined)} here`,
  hostLink: "Host page",
  gone: "This question is no longer here. The next one appears by itself.",
  notHere: "This question isn’t here, or not yet. Once it is, it appears by itself.",
  toRoom: "Open this room on Livetally",
  lobbyTitle: "You’re in",
  lobbyText: "The next question appears here by itself.",
  draft: "Voting opens soon. Read the question in peace; this page moves on by itself.",
  paused: "The host has paused voting. Your choice stays here.",
  newQuestion: (question: string) => `New question: ${isolate(question)}`,

  signIn: "Sign in to vote",
  signOut: "Not you? Sign out here",

  soFar: "See the results so far",

  sending: "Sending your vote…",
  takingBack: "Taking your vote back…",
  waiting: "No connection. Your vote is kept here and goes out by itself.",
  waitingBack: "No connection. Taking your vote back as soon as the connection returns.",
  recorded: "Your vote is in",
  announceRecorded: "Your vote is recorded.",
  announceWithdrawn: "Your vote was taken back.",
  yourVote: "Your vote",
  blankChoice: "None of these",
  blank: "A blank vote",
  rank: (rank: number) => `${rank}.`,
  score: (score: number, highest: number | null) =>
    highest === null ? `${score}` : `${score} of ${highest}`,
  points: (points: number) => plural(points, { one: "# point", other: "# points" }),
  votesSpent: (votes: number) => {
    const bought = plural(Math.abs(votes), { one: "# vote", other: "# votes" });
    const credits = plural(votes * votes, { one: "# credit", other: "# credits" });
    return `${bought}${votes < 0 ? " against" : ""} (${credits})`;
  },
  yourRank: (rank: number) => `Your ${ordinal(rank)}`,
  yourValue: (value: number) => `You: ${whole(value)}`,
  secretNotice:
    "This vote is secret: what you mark is kept apart from who voted, and results come after the close.",
  secretMarks: "What you marked is secret; no page shows it again, not even this one.",
  notKept: "The ballot key isn’t in this browser, so the vote can’t be changed from here.",
  receiptTitle: "Your receipt",
  receiptText: "Once voting has closed, it proves that your vote is counted, and not what you marked.",
  keyTitle: "Your ballot key and receipt",
  keyText:
    "Only this key can change your vote; the receipt proves that it is counted, and not what you marked. Both are kept in this browser and nowhere else.",
  keyTextClosed:
    "It proves that your vote is counted, and not what you marked. It is kept in this browser and nowhere else.",
  ballotKey: "Ballot key",
  receipt: "Receipt",
  copy: (name: string) => `Copy ${name.toLowerCase()}`,
  download: "Save as a file",
  checkLater: "How to check it, once voting has closed",
  checkNow: "Check that it is counted",
  change: "Change it",
  withdraw: "Take it back",
  failed: "Something went wrong on our side. Your choice is still here.",
  tryAgain: "Try again",
  leaveIt: "Leave it",

  results: "Results so far",
  finalResults: "Results",
  closedNoVote: "You didn’t vote in this one.",
};

export type Words = typeof words;
