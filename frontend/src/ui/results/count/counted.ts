/** How a poll was counted, as one frame of the subscription tells it. */
import type { VotingMethod, WatchCountSubscription } from "../../../graphql/generated";
import type { ResultPoll } from "../figures";

export type Counted = WatchCountSubscription["voteTally"];
export type Round = NonNullable<Counted["rounds"]>[number];
export type Matrix = NonNullable<Counted["headToHead"]>;

/** What every view of a count is given. */
export type ViewProps = { poll: ResultPoll; counted: Counted; large: boolean };

type Parts = { rounds: boolean; duels: boolean; spread: boolean };

/** What of the count a method's views show; null where the bars already tell everything. */
export const PARTS: Record<VotingMethod, Parts | null> = {
  SINGLE_CHOICE: null,
  APPROVAL: null,
  INSTANT_RUNOFF: { rounds: true, duels: false, spread: false },
  SINGLE_TRANSFERABLE_VOTE: { rounds: true, duels: false, spread: false },
  CONDORCET: { rounds: false, duels: true, spread: false },
  BORDA: { rounds: false, duels: true, spread: false },
  SCORE: { rounds: false, duels: false, spread: true },
  STAR: { rounds: true, duels: true, spread: true },
  POINTS: null,
  QUADRATIC: { rounds: false, duels: false, spread: true },
};

/** Where an option stands in the poll: its colour, letter and shape come from it. */
export function positionsOf(poll: ResultPoll): ReadonlyMap<string, number> {
  return new Map(poll.options.map(({ id }, position) => [id, position]));
}
