/** What the voter's page says. */
import type { Limits } from "./choice";

const list = new Intl.ListFormat("en", { style: "long", type: "conjunction" });

export const words = {
  loading: "Opening the room…",
  unknownTitle: "No room has that code",
  unknownText: "Check the code on the screen, or ask the host.",
  failedTitle: "This room can’t be shown right now",
  failedText: "Livetally answered in a way this page doesn’t understand. Reload to try again.",
  reload: "Reload",

  here: (joined: number) => `${joined} here`,
  hostLink: "Host page",
  gone: "This question is no longer here. The next one appears by itself.",
  lobbyTitle: "You’re in",
  lobbyText: "The next question appears here by itself.",
  draft: "Voting opens soon. Read the question in peace; this page moves on by itself.",
  paused: "The host has paused voting. Your choice stays here.",
  newQuestion: (question: string) => `New question: ${question}`,

  limits: ({ least, most }: Limits, options: number) => limitsSentence(least, most, options),
  pickFirst: "Choose an option",
  pickMore: (missing: number) => (missing === 1 ? "Choose one more" : `Choose ${missing} more`),
  pickFewer: (over: number) => (over === 1 ? "Choose one fewer" : `Choose ${over} fewer`),
  voteFor: (labels: string[]) =>
    labels.length > 2 ? `Vote for ${labels.length} options` : `Vote for ${list.format(labels)}`,
  changeTo: (labels: string[]) =>
    labels.length > 2 ? `Change to ${labels.length} options` : `Change to ${list.format(labels)}`,
  none: "None of these",
  keepVote: "Keep my vote",
  keptChoice: "This is your vote already",
  soFar: "See the results so far",

  sending: "Sending your vote…",
  takingBack: "Taking your vote back…",
  waiting: "No connection. Your vote is kept here and goes out by itself.",
  waitingBack: "No connection. Taking your vote back as soon as the connection returns.",
  recorded: "Your vote is in",
  announceRecorded: "Your vote is recorded.",
  announceWithdrawn: "Your vote was taken back.",
  yourVote: "Your vote",
  blank: "None of these",
  change: "Change it",
  withdraw: "Take it back",
  failed: "Something went wrong on our side. Your choice is still here.",
  tryAgain: "Try again",
  leaveIt: "Leave it",

  results: "Results so far",
  finalResults: "Results",
  closedNoVote: "You didn’t vote in this one.",
};

function limitsSentence(least: number, most: number, options: number): string | null {
  if (most === 1) return null;
  if (least === most) return `Choose ${most}.`;
  if (least <= 1) return most >= options ? "Choose as many as you like." : `Choose up to ${most}.`;
  return most >= options ? `Choose at least ${least}.` : `Choose ${least} to ${most}.`;
}
