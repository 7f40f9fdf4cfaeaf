/** A question while it is being written: as the fields hold it, and as it is sent. */
import type {
  CreatePollInput,
  Electorate,
  ResultsDetail,
  ResultsVisible,
  RulesInput,
  VoteChange,
  VotingMethod,
} from "../../graphql/generated";
import type { FollowedPoll } from "../../graphql/poll";
import { FEWEST_OPTIONS, newLine, type OptionLine, optionsIn } from "./optionLines";
import { type RulesDraft, readRules, rulesDraftOf } from "./rules";
import type { AskProblem } from "./useSending";
import { words } from "./words";

export type QuestionDraft = {
  question: string;
  description: string;
  lines: readonly OptionLine[];
  electorate: Electorate;
  method: VotingMethod;
  rules: RulesDraft;
  resultsVisible: ResultsVisible;
  resultsDetail: ResultsDetail;
  voteChange: VoteChange;
  secret: boolean;
  groupedResults: boolean;
};

/** What is sent of it, whether the question is new or changed. */
export type Question = Pick<CreatePollInput, "question" | "options" | "method" | "policy"> & {
  description: string;
  rules: RulesInput;
};

/** An unwritten question, with what most people want. */
export function newQuestion(): QuestionDraft {
  return {
    question: "",
    description: "",
    lines: Array.from({ length: FEWEST_OPTIONS }, () => newLine()),
    electorate: "ANYONE",
    method: "SINGLE_CHOICE",
    rules: {},
    resultsVisible: "ALWAYS",
    resultsDetail: "COUNTS",
    voteChange: "WHILE_OPEN",
    secret: false,
    groupedResults: false,
  };
}

/** A stored question, to be changed. */
export function draftOf({
  question,
  description,
  options,
  method,
  rules,
  policy,
}: FollowedPoll): QuestionDraft {
  const { electorate, resultsVisible, resultsDetail, voteChange, secret, groupedResults } = policy;
  return {
    question,
    description,
    lines: options.map(({ label }) => newLine(label)),
    electorate,
    method,
    rules: rulesDraftOf(method, rules, options.length),
    resultsVisible,
    resultsDetail,
    voteChange,
    secret,
    groupedResults,
  };
}

/** The question to send, or what has to be seen to first. */
export function readQuestion(draft: QuestionDraft): { question: Question } | { problem: AskProblem } {
  const { question, description, method, electorate, resultsVisible, resultsDetail } = draft;
  const { voteChange, secret, groupedResults } = draft;
  const options = optionsIn(draft.lines);
  const missing = whatIsMissing({ question, options });
  if (missing !== null) return { problem: { say: () => words[missing], rule: null } };
  const read = readRules(method, draft.rules, options.length);
  if ("problem" in read) return read;
  const policy = { electorate, resultsVisible, resultsDetail, voteChange, secret, groupedResults };
  return { question: { question, description, options, method, rules: read.rules, policy } };
}

export function whatIsMissing({
  question,
  options,
}: {
  question: string;
  options: readonly string[];
}): "needQuestion" | "needOptions" | "sameOptions" | null {
  if (question.trim() === "") return "needQuestion";
  if (options.length < FEWEST_OPTIONS) return "needOptions";
  const read = new Set(options.map((option) => option.normalize("NFKC").toLocaleLowerCase()));
  return read.size < options.length ? "sameOptions" : null;
}
