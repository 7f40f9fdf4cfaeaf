/** What every page shares, in English: the frame, a poll's state, the methods' names, and refusals. */

import type { PollState, RefusalCode, VotingMethod } from "../../graphql/generated";
import type { Trouble } from "../../graphql/trouble";
import { speech } from "../../words/speech";

const { plural } = speech("en");

export type Refusal = { code: RefusalCode; message: string; retryAfterSeconds: number | null };

export const words = {
  privacy: "Privacy",
  language: "Language",
  languageFailed: "That language couldn’t be loaded. Try again.",
  reload: "Reload",
  copied: "Copied",
  copyFailed: "Copying isn’t possible here",
  sure: (act: string) => `${act}? Press once more`,
  closesIn: (clock: string) => `Closes in ${clock}`,
  closing: "Closing…",

  connection: {
    connecting: "Connecting…",
    reconnecting: "Connection lost. Reconnecting…",
    offline: "You’re offline. This page comes back by itself.",
    failed: "This page can’t connect any more.",
  } satisfies Record<Trouble["state"], string> as Record<Trouble["state"], string>,

  states: {
    DRAFT: "Not open yet",
    OPEN: "Voting is open",
    PAUSED: "Voting is paused",
    CLOSED: "Voting is closed",
  } as Record<PollState, string>,

  methodNames: {
    SINGLE_CHOICE: "Single choice",
    APPROVAL: "Multiple choice",
    INSTANT_RUNOFF: "Ranked choice",
    SCORE: "Rating",
    POINTS: "Points",
    SINGLE_TRANSFERABLE_VOTE: "Ranked choice, several winners",
    CONDORCET: "Head to head",
    BORDA: "Ranking points",
    STAR: "STAR",
    QUADRATIC: "Quadratic",
  } as Record<VotingMethod, string>,

  /** What each is good for, in one line. */
  methodLines: {
    SINGLE_CHOICE: "Everyone picks one. Quick, and known to all.",
    APPROVAL: "Everyone picks all they’d be fine with. Good for dates and shortlists.",
    INSTANT_RUNOFF: "Rank them; the last goes out until one has most. Good for one winner among many.",
    SCORE: "Score each one. Good for feedback, and for how much something is liked.",
    POINTS: "Share out points. Good for priorities.",
    SINGLE_TRANSFERABLE_VOTE: "Rank them; seats follow the voters’ groups. Good for committees.",
    CONDORCET: "Rank them; who beats each other one wins. Good for the widest agreement.",
    BORDA: "Rank them; every place brings points. Good for a simple order of all.",
    STAR: "Score each one, then the two best meet. Good when liking and majority both count.",
    QUADRATIC: "Buy votes; the second costs more than the first. Good for how much people care.",
  } as Record<VotingMethod, string>,

  /** The server's own words are the most exact where the person's input is what has to change. */
  refusals: {
    NOT_FOUND: "This is no longer here. The host may have removed it.",
    NOT_ALLOWED: "That isn’t possible here.",
    SIGN_IN_REQUIRED: "This question is for people who are signed in.",
    NOT_OPEN: "Voting isn’t open right now.",
    ALREADY_VOTED: "Your vote is already in, and this question takes one vote that stays.",
    INVALID_MARKS: ({ message }) => message,
    INVALID_INPUT: ({ message }) => message,
    BALLOT_CODE_REQUIRED: "This question asks for a ballot code.",
    BALLOT_CODE_INVALID:
      "That ballot code can’t vote here: somebody has voted with it already, or it is for another question. Check each character.",
    CONFLICT: ({ message }) => message,
    RATE_LIMITED: ({ retryAfterSeconds }) =>
      retryAfterSeconds
        ? `A lot is going on. ${plural(retryAfterSeconds, { one: "Try again in # second.", other: "Try again in # seconds." })}`
        : "A lot is going on. Try again in a moment.",
    UNAVAILABLE: "The vote store can’t be reached right now. Nothing was changed; try again in a moment.",
  } as Record<RefusalCode, string | ((refusal: Refusal) => string)>,
};

export type Words = typeof words;
