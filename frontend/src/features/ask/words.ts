/** What the form for a new question says. */
import type { ResultsVisible } from "../../graphql/generated";

export const words = {
  question: "Your question",
  questionHint: "Which film shall we watch?",
  options: "Options",
  option: (position: number) => `Option ${position}`,
  remove: (position: number) => `Remove option ${position}`,
  addOption: "Add an option",
  pasteHint: "Paste a list to add several at once.",
  answers: "Each person picks",
  one: "One option",
  several: "Several options",
  settings: "More settings",
  results: "People see the results",
  mayChange: "People may change their vote while it’s open",
  start: "Start voting",
  starting: "Starting…",
  keep: "Add to the list",
  needQuestion: "Write a question first.",
  needOptions: "Write at least two options.",
  sameOptions: "Two options read the same. Give each its own name.",
  lost: "Livetally didn’t answer. Your question is still here; try again.",
};

export const visibleWords: Record<ResultsVisible, string> = {
  ALWAYS: "At any time",
  AFTER_VOTING: "Once they have voted",
  AFTER_CLOSING: "When voting closes",
  AFTER_REVEAL: "When I show them",
  HOST_ONLY: "Never; only I see them",
};
