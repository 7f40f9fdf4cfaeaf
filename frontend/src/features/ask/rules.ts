/** The rules of a new question: which a method has, their usual values, and whether what was written can be. */
import type { RulesInput, Ties, Unranked, VotingMethod } from "../../graphql/generated";
import type { FollowedPoll } from "../../graphql/poll";
import { withPlainDigits } from "../../words/digits";
import { words } from "./words";

export type NumberRule =
  | "minChoices"
  | "maxChoices"
  | "maxRanks"
  | "minScore"
  | "maxScore"
  | "budget"
  | "seats";

/** What is written in the fields; an empty field means the usual value. */
export type RulesDraft = Partial<Record<NumberRule, string>> & {
  unranked?: Unranked;
  ties?: Ties;
  /** Quadratic: votes against an option are allowed. */
  against?: boolean;
};

type Fields = {
  main: readonly NumberRule[];
  more: readonly (NumberRule | "unranked" | "ties" | "against")[];
};

/** The fields of each method: those that most often change, and the others. */
export const RULE_FIELDS: Record<VotingMethod, Fields> = {
  SINGLE_CHOICE: { main: [], more: ["ties"] },
  APPROVAL: { main: ["minChoices", "maxChoices"], more: ["seats", "ties"] },
  INSTANT_RUNOFF: { main: [], more: ["maxRanks", "ties"] },
  SINGLE_TRANSFERABLE_VOTE: { main: ["seats"], more: ["maxRanks", "ties"] },
  CONDORCET: { main: [], more: ["unranked", "maxRanks", "seats", "ties"] },
  BORDA: { main: [], more: ["maxRanks", "seats", "ties"] },
  SCORE: { main: ["minScore", "maxScore"], more: ["seats", "ties"] },
  STAR: { main: [], more: ["minScore", "maxScore", "ties"] },
  POINTS: { main: ["budget"], more: ["seats", "ties"] },
  QUADRATIC: { main: ["budget"], more: ["against", "seats", "ties"] },
};

const ALL_RANKED_UP_TO = 10;
const RANKED_OF_MORE = 6;

/** What an empty field means. */
export function usualValue(rule: NumberRule, method: VotingMethod, options: number): number {
  switch (rule) {
    case "minChoices":
    case "seats":
      return 1;
    case "maxChoices":
      return Math.max(2, options);
    case "maxRanks": {
      const runoff = method === "INSTANT_RUNOFF" || method === "SINGLE_TRANSFERABLE_VOTE";
      return runoff && options > ALL_RANKED_UP_TO ? RANKED_OF_MORE : Math.max(2, options);
    }
    case "minScore":
      return 0;
    case "maxScore":
      return 5;
    case "budget":
      return method === "QUADRATIC" ? 100 : 10;
  }
}

function limitsFor(rule: NumberRule, options: number): [least: number, most: number] {
  if (rule === "minScore" || rule === "maxScore") return [-100, 100];
  return rule === "budget" ? [1, 1_000_000] : [1, options];
}

/** `say`: in a sentence, in the language of the page. */
export type RuleProblem = { rule: NumberRule; say: () => string };

/** The rules to send, or what cannot be, at the field that it is about. */
export function readRules(
  method: VotingMethod,
  draft: RulesDraft,
  options: number,
): { rules: RulesInput } | { problem: RuleProblem } {
  const { main, more } = RULE_FIELDS[method];
  const rules: RulesInput = {};
  for (const rule of [...main, ...more]) {
    if (rule === "ties") rules.ties = draft.ties ?? null;
    else if (rule === "unranked") rules.unranked = draft.unranked ?? null;
    else if (rule === "against") rules.minScore = draft.against ? -mostAgainst(draft, method, options) : null;
    else {
      const written = withPlainDigits(draft[rule]?.trim() ?? "");
      if (written === "") continue;
      const value = Number(written);
      const [least, most] = limitsFor(rule, options);
      if (!Number.isInteger(value) || value < least || value > most) {
        return { problem: { rule, say: () => words.wholeFrom(least, most) } };
      }
      rules[rule] = value;
    }
  }
  const problem = whatContradicts(rules, method, options);
  if (problem) return { problem };
  return { rules: Object.fromEntries(Object.entries(rules).filter(([, value]) => value !== null)) };
}

/** As many votes against as the credits buy. */
function mostAgainst(draft: RulesDraft, method: VotingMethod, options: number): number {
  const budget = Number(withPlainDigits(draft.budget ?? "")) || usualValue("budget", method, options);
  return Math.min(1000, Math.max(1, Math.floor(Math.sqrt(Math.max(1, budget)))));
}

function whatContradicts(rules: RulesInput, method: VotingMethod, options: number): RuleProblem | null {
  const value = (rule: NumberRule) => rules[rule] ?? usualValue(rule, method, options);
  if (method === "APPROVAL" && value("minChoices") > value("maxChoices")) {
    return { rule: "minChoices", say: () => words.leastOverMost };
  }
  if ((method === "SCORE" || method === "STAR") && value("minScore") >= value("maxScore")) {
    return { rule: "minScore", say: () => words.lowestOverHighest };
  }
  return null;
}

/** Stored rules as the fields hold them: what is usual stays empty. */
export function rulesDraftOf(
  method: VotingMethod,
  rules: FollowedPoll["rules"],
  options: number,
): RulesDraft {
  const { main, more } = RULE_FIELDS[method];
  const draft: RulesDraft = {};
  for (const rule of [...main, ...more]) {
    if (rule === "ties") draft.ties = rules.ties;
    else if (rule === "unranked") draft.unranked = rules.unranked ?? "LAST";
    else if (rule === "against") draft.against = (rules.minScore ?? 0) < 0;
    else {
      const value = rules[rule];
      if (value !== null && value !== usualValue(rule, method, options)) draft[rule] = String(value);
    }
  }
  return draft;
}
