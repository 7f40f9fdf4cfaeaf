/** What the form for a question says, in English. */
import type {
  Electorate,
  ResultsDetail,
  ResultsVisible,
  Ties,
  Unranked,
  VoteChange,
} from "../../../graphql/generated";
import { speech } from "../../../words/speech";
import type { Secrecy } from "../PolicyFields";
import type { NumberRule } from "../rules";

const { whole, isolate } = speech("en");

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
  settings: "More settings",
  electorate: "Who may vote",
  secrecy: "Secrecy",
  results: "People see the results",
  detail: "What they see of them",
  change: "Changing a vote",
  description: "A few words more, if they help",
  start: "Start voting",
  starting: "Starting…",
  keep: "Add to the list",
  save: "Save",
  saved: "Saved.",
  leave: "Leave it as it was",
  editing: (question: string) => `Edit “${isolate(question)}”`,
  loading: "Loading…",
  notLoaded: "This question couldn’t be loaded. Close it and try again.",

  needQuestion: "Write a question first.",
  needOptions: "Write at least two options.",
  sameOptions: "Two options read the same. Give each its own name.",
  wholeFrom: (least: number, most: number) => `A whole number from ${whole(least)} to ${whole(most)}.`,
  leastOverMost: "This is more than “At most”.",
  lowestOverHighest: "The lowest score must be below the highest.",
  problemAt: (field: string, message: string) => `${field}: ${message}`,
  lost: "Livetally didn’t answer. Your question is still here; try again.",

  electorates: {
    ANYONE: "Everyone, once per browser",
    BALLOT_CODE: "Whoever has a ballot code",
    INVITED: "Whoever is invited by e-mail",
    SIGNED_IN: "Whoever signs in",
  } as Record<Electorate, string>,
  electorateLines: {
    ANYONE: "Quick and open; someone with two phones can vote twice.",
    BALLOT_CODE: "You hand out codes on cards or in a file, and each gives exactly one vote.",
    INVITED: "You sign in and list addresses. Each is sent a link, and each link gives one vote.",
    SIGNED_IN:
      "Each account votes once, from whatever device. Unless your server is closed, anyone can make one.",
  } as Record<Electorate, string>,

  secrecies: {
    OWN: "Without names",
    GROUPED: "Without names, results in groups",
    SECRET: "Secret",
  } as Record<Secrecy, string>,
  secrecyLines: {
    OWN: "Each vote is stored with a random number for its voter, who sees and changes it on any page.",
    GROUPED:
      "As above, and live results move only when a few more have voted, so that nobody sees one vote arrive.",
    SECRET:
      "What is marked is stored apart from who voted, nobody sees results before the close, and only a key that each voter keeps can change a vote.",
  } as Record<Secrecy, string>,

  visible: {
    ALWAYS: "At any time",
    AFTER_VOTING: "Once they have voted",
    AFTER_CLOSING: "When voting closes",
    AFTER_REVEAL: "When I show them",
    HOST_ONLY: "Never; only I see them",
  } as Record<ResultsVisible, string>,
  visibleLines: {
    ALWAYS: "The bars move on every screen from the first vote on.",
    AFTER_VOTING: "Nobody is led by the others’ votes. A vote that opened the results can’t be taken back.",
    AFTER_CLOSING: "Everyone sees them at the same moment, when nothing can change any more.",
    AFTER_REVEAL: "You pick the moment, and can hide them again.",
    HOST_ONLY: "People learn that their vote counts, and nothing of the others’.",
  } as Record<ResultsVisible, string>,

  details: {
    COUNTS: "Every figure",
    PERCENTAGES: "Percentages only",
    WINNER_ONLY: "The winner only",
    TURNOUT_ONLY: "How many voted",
  } as Record<ResultsDetail, string>,
  detailLines: {
    COUNTS: "Votes, percentages, and who wins.",
    PERCENTAGES: "Shares and places, but not how few or many voted.",
    WINNER_ONLY: "Who wins and how many voted, without anyone’s figures.",
    TURNOUT_ONLY: "That votes come in, and nothing of the result.",
  } as Record<ResultsDetail, string>,

  changes: {
    WHILE_OPEN: "While voting is open",
    NEVER: "Never",
  } as Record<VoteChange, string>,
  changeLines: {
    WHILE_OPEN: "People may think again until voting closes; the last vote counts.",
    NEVER: "The first vote stays, also after a slip of the finger.",
  } as Record<VoteChange, string>,

  rules: {
    minChoices: "At least",
    maxChoices: "At most",
    maxRanks: "Most ranks to use",
    minScore: "Lowest score",
    maxScore: "Highest score",
    budget: "Points for each voter",
    seats: "How many win",
  } as Record<NumberRule, string>,
  tiesRules: {
    SHARED: "The win is shared",
    LOT: "A lot decides",
  } as Record<Ties, string>,
  unrankedRules: {
    LAST: "Count as last",
    NO_OPINION: "Count as no opinion",
  } as Record<Unranked, string>,
};

export type Words = typeof words;
