/** What the stage says, to a whole room, in English. */
import type { HiddenBecause } from "../../../graphql/generated";

import { speech } from "../../../words/speech";

const { whole } = speech("en");

export const words = {
  loading: "Opening the room…",
  failed: "This room can’t be shown right now. Reload to try again.",
  joinTitle: "Join in",
  joinAt: "Join at",
  joinCode: "with the code",
  qr: (address: string) => `QR code for ${address}`,
  quiet: "Welcome",
  quietText: "The next question appears here by itself.",
  gone: "This question is no longer here.",
  options: "Options",
  joined: (joined: number) => `${whole(joined)} joined`,
  voted: (turnout: number) => `${whole(turnout)} voted`,
  winner: "Winner",
  out: "Out",
  round: (number: number, last: number, provisional: boolean) =>
    `Round ${number} of ${last}${provisional ? ", as votes stand" : ""}`,
  fullScreen: "Full screen",

  /** Why the wall shows no result, and when it will. */
  hidden: {
    VOTE_FIRST: "Results are on your own screen once you have voted, and here when voting closes.",
    NOT_CLOSED: "Results appear here when voting closes.",
    NOT_REVEALED: "Results appear here when the host shows them.",
    HOST_ONLY: "The host keeps the results of this question.",
  } as Record<HiddenBecause, string>,
};

export type Words = typeof words;
