/** What the form for a new question says. */
import type { ResultsVisible, Ties, Unranked } from "../../graphql/generated";
import type { NumberRule } from "./rules";

const whole = new Intl.NumberFormat("en");

export const words = {
  question: "Your question",
  questionHint: "Which film shall we watch?",
  options: "Options",
  option: (position: number) => `Option ${position}`,
  remove: (position: number) => `Remove option ${position}`,
  addOption: "Add an option",
  pasteHint: "Paste a list to add several at once.",
  method: "How people vote",
  moreMethods: "More ways to vote",
  compareMethods: "How each is counted",
  credits: "Credits for each voter",
  ties: "A tie for the win",
  unranked: "Options left unranked",
  against: "People may also vote against an option",
  wholeFrom: (least: number, most: number) =>
    `A whole number from ${whole.format(least)} to ${whole.format(most)}.`,
  leastOverMost: "This is more than “At most”.",
  lowestOverHighest: "The lowest score must be below the highest.",
  settings: "More settings",
  results: "People see the results",
  mayChange: "People may change their vote while it’s open",
  start: "Start voting",
  starting: "Starting…",
  keep: "Add to the list",
  needQuestion: "Write a question first.",
  needOptions: "Write at least two options.",
  sameOptions: "Two options read the same. Give each its own name.",
  problemAt: (field: string, message: string) => `${field}: ${message}`,
  lost: "Livetally didn’t answer. Your question is still here; try again.",
};

export const visibleWords: Record<ResultsVisible, string> = {
  ALWAYS: "At any time",
  AFTER_VOTING: "Once they have voted",
  AFTER_CLOSING: "When voting closes",
  AFTER_REVEAL: "When I show them",
  HOST_ONLY: "Never; only I see them",
};

export const ruleWords: Record<NumberRule, string> = {
  minChoices: "At least",
  maxChoices: "At most",
  maxRanks: "Most ranks to use",
  minScore: "Lowest score",
  maxScore: "Highest score",
  budget: "Points for each voter",
  seats: "How many win",
};

export const tiesWords: Record<Ties, string> = {
  SHARED: "The win is shared",
  LOT: "A lot decides",
};

export const unrankedWords: Record<Unranked, string> = {
  LAST: "Count as last",
  NO_OPINION: "Count as no opinion",
};
