/** What has changed since the last run of a question, as far as this viewer may see of both. */
import { countOf, meanScore, type OptionTally, type ResultPoll, sharesOf } from "../figures";

/** One option's figures in one run; null is what there is not, or what may not be seen. */
export type Side = { count: number | null; share: number | null; mean: number | null; place: number | null };

export type Change = {
  id: string;
  label: string;
  position: number;
  now: Side;
  /** Null for an option that was not there. */
  before: Side | null;
};

export type Changes = {
  /** In the options' order. */
  options: Change[];
  /** Options that are no longer there. */
  gone: string[];
  voted: { before: number; now: number } | null;
};

/** Options are the same where they read the same. Null where there is nothing to compare. */
export function changesSince(before: ResultPoll, now: ResultPoll): Changes | null {
  if (!before.tally.options || !now.tally.options || before.method !== now.method) return null;
  const sidesBefore = sidesOf(before);
  const sidesNow = sidesOf(now);
  const [then, today] = [before.tally.turnout, now.tally.turnout];
  return {
    options: now.tally.options.map(({ option }, position) => ({
      id: option.id,
      label: option.label,
      position,
      now: sidesNow.get(asRead(option.label)) ?? NOTHING,
      before: sidesBefore.get(asRead(option.label)) ?? null,
    })),
    gone: before.tally.options.flatMap(({ option: { label } }) =>
      sidesNow.has(asRead(label)) ? [] : [label],
    ),
    voted: then === null || today === null ? null : { before: then, now: today },
  };
}

const NOTHING: Side = { count: null, share: null, mean: null, place: null };

function sidesOf(poll: ResultPoll): Map<string, Side> {
  const shares = sharesOf(poll);
  const side = (option: OptionTally, at: number): Side => ({
    count: countOf(option, poll.method),
    share: shares[at] ?? null,
    mean: meanScore(poll, option),
    place: option.place,
  });
  return new Map(poll.tally.options?.map((option, at) => [asRead(option.option.label), side(option, at)]));
}

function asRead(label: string): string {
  return label.normalize("NFKC").trim().toLocaleLowerCase();
}

/** How far the figure has moved; null where one of the two is not known. */
export function moved({ before, now }: Change, figure: keyof Side): number | null {
  const [then, today] = [before?.[figure] ?? null, now[figure]];
  return then === null || today === null ? null : today - then;
}
