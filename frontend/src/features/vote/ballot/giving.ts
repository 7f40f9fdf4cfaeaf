/** Giving values: scores within a range, points and credits within a budget. */
import type { VotingMethod } from "../../../graphql/generated";
import type { Given } from "../marks";

type Rules = { minScore: number | null; maxScore: number | null; budget: number | null };

const USUAL_HIGHEST_SCORE = 5;
const USUAL_POINTS = 10;
const USUAL_CREDITS = 100;

export type Range = { lowest: number; highest: number };

/** The scores that the poll takes. */
export function rangeOf(rules: Rules): Range {
  return { lowest: rules.minScore ?? 0, highest: rules.maxScore ?? USUAL_HIGHEST_SCORE };
}

/** `lowest` is below 0 where votes against an option are allowed. */
export type Purse = { budget: number; quadratic: boolean; lowest: number };

/** What the poll gives each voter to spend. */
export function purseOf(method: VotingMethod, rules: Rules): Purse {
  const quadratic = method === "QUADRATIC";
  const budget = rules.budget ?? (quadratic ? USUAL_CREDITS : USUAL_POINTS);
  return { budget, quadratic, lowest: quadratic ? (rules.minScore ?? 0) : 0 };
}

/** The value given to an option; null where nothing was said. */
export function valueFor(given: readonly Given[], optionId: string): number | null {
  return given.find((one) => one.optionId === optionId)?.value ?? null;
}

/** With this value for the option, or with none. The options keep their own order, so that a fault's path names the field. */
export function withValue(
  given: readonly Given[],
  optionId: string,
  value: number | null,
  optionIds: readonly string[],
): Given[] {
  const values = new Map(given.map((one) => [one.optionId, one.value] as const));
  if (value === null) values.delete(optionId);
  else values.set(optionId, value);
  return optionIds.flatMap((id) => {
    const known = values.get(id);
    return known === undefined ? [] : [{ optionId: id, value: known }];
  });
}

/** What so many points or votes cost. */
export function costOf(value: number, { quadratic }: Pick<Purse, "quadratic">): number {
  return quadratic ? value * value : value;
}

/** What is left of the purse; below zero where too much was spent. */
export function leftOf(given: readonly Given[], purse: Purse): number {
  return given.reduce((left, { value }) => left - costOf(value, purse), purse.budget);
}

/** The most that one option can be given beside what the others have. */
export function mostFor(given: readonly Given[], optionId: string, purse: Purse): number {
  const others = given.filter((one) => one.optionId !== optionId);
  const free = Math.max(0, leftOf(others, purse));
  return purse.quadratic ? Math.floor(Math.sqrt(free)) : free;
}

/** The least that it can be given: as many votes against as the purse and the poll allow. */
export function leastFor(most: number, { lowest }: Purse): number {
  return Math.max(lowest, -most) || 0;
}
