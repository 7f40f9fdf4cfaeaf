/** What the page that verifies a poll says, in English. */
import { votes } from "../../../ui/results/words/en";
import { speech } from "../../../words/speech";
import type { Subject } from "../verify";

const { isolate } = speech("en");

export const words = {
  title: "Check a poll yourself",
  intro:
    "Your browser checks the votes of a closed poll, with nothing but their file: nothing you give in here leaves it.",
  file: "The votes, as JSON",
  load: "Fetch the votes of this poll",
  loading: "Fetching…",
  notLoaded:
    "The votes can’t be had here: voting may still be open, or the host doesn’t give them out, or too few voted in secret.",
  chooseHint: "From “Check this count” below a result, or from somebody who kept it.",
  receipt: "Your receipt, if you have one",
  head: "A seal that you kept, if you have one",
  headHint: "The last one is shown under “Check this count”; whoever keeps it notices any later change.",
  notAnExport: "This is no file of votes with a sealed log.",
  notSecure:
    "This browser only calculates on pages with a secure address (https). Use one, or `manage.py verify`.",
  checking: "Checking…",
  allHolds: "Everything holds",
  somethingFails: "Something does not hold",
  about: (question: string, turnout: number) => `“${isolate(question)}”, ${votes(turnout)}`,
  limits:
    "This proves that nothing was changed after it was sealed, and that a receipt is counted. It can’t prove what a vote marked before it was sealed; for that the server is trusted. Rounds, duels and winners are counted again by “manage.py verify”.",

  /** What is said of a subject that holds, and of one that does not. */
  findings: {
    figures: [
      "The published figures follow from the published votes.",
      "The published figures don’t follow from the published votes.",
    ],
    receipts: [
      "There are as many receipts that count as votes.",
      "The number of receipts that count is not the number of votes.",
    ],
    head: [
      "The seal follows from the receipts, the question and the votes.",
      "The seal doesn’t follow from the receipts, the question and the votes: the file was changed.",
    ],
    keptHead: ["The seal that you kept is this poll’s.", "The seal that you kept is none of this poll’s."],
    receiptCounted: ["The vote with your receipt is counted.", ""],
    receiptSuperseded: [
      "",
      "The vote with this receipt was sealed, and changed or taken back later; a changed vote has a receipt of its own.",
    ],
    receiptUnknown: ["", "No vote with this receipt is counted here."],
  } as Record<Subject, readonly [holds: string, fails: string]>,
};

export type Words = typeof words;
