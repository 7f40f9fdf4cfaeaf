/** Choosing options, one or several, without an order. */
import type { VotingMethod } from "../../../graphql/generated";

export type Limits = { least: number; most: number };
type Rules = { minChoices: number | null; maxChoices: number | null };

/** How many options one vote may hold, blank votes aside. */
export function limitsOf(method: VotingMethod, rules: Rules, options: number): Limits {
  if (method === "SINGLE_CHOICE") return { least: 1, most: 1 };
  return { least: rules.minChoices ?? 1, most: Math.min(rules.maxChoices ?? options, options) };
}

/** The choice after a tap on an option: radios replace, checkboxes add and remove. */
export function toggled(chosen: readonly string[], optionId: string, limits: Limits): string[] {
  if (limits.most === 1) return [optionId];
  return chosen.includes(optionId) ? chosen.filter((id) => id !== optionId) : [...chosen, optionId];
}
