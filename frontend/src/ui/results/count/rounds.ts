/** Rounds made ready to be drawn: one axis for all of them, what each option gained, and since when it is out. */
import type { RoundStatus } from "../../../graphql/generated";
import type { Round } from "./counted";

export type Entry = {
  id: string;
  votes: number;
  status: RoundStatus;
  /** Votes that came to it from the round before. */
  gained: number;
  /** The number of the round in which it went out, where it is out already. */
  outSince: number | null;
};

export type Step = {
  number: number;
  quota: number | null;
  continuing: number;
  exhausted: number;
  entries: Entry[];
  explanation: string;
  moves: Move[];
};

/** Votes that moved on at the end of a round, the most first; `to` null: they count for nobody any more. */
export type Move = { from: string; total: number; parts: { to: string | null; votes: number }[] };

/** The rounds as steps to walk through. */
export function stepsOf(rounds: readonly Round[]): Step[] {
  const outSince = new Map<string, number>();
  return rounds.map((round, at) => {
    const before = rounds[at - 1];
    // Of very many rounds only the first and the last are told; between them nothing is known to have moved.
    const gains = before && before.number === round.number - 1 ? gainsFrom(before) : NO_GAINS;
    const entries = round.entries.map(({ option, votes, status }) => ({
      id: option.id,
      votes,
      status,
      gained: gains.get(option.id) ?? 0,
      outSince: outSince.get(option.id) ?? null,
    }));
    for (const { id, status } of entries) {
      if (status === "ELIMINATED") outSince.set(id, round.number);
      else if (status === "OUT" && !outSince.has(id)) outSince.set(id, round.number);
    }
    const { number, quota, continuing, exhausted, explanation } = round;
    return { number, quota, continuing, exhausted, entries, explanation, moves: movesOf(round) };
  });
}

const NO_GAINS: ReadonlyMap<string, number> = new Map();

function gainsFrom({ transfers }: Round): ReadonlyMap<string, number> {
  const gains = new Map<string, number>();
  for (const { to, votes } of transfers) if (to) gains.set(to.id, (gains.get(to.id) ?? 0) + votes);
  return gains;
}

function movesOf({ transfers }: Round): Move[] {
  const moves = new Map<string, Move>();
  for (const { from, to, votes } of transfers) {
    const move = moves.get(from.id) ?? { from: from.id, total: 0, parts: [] };
    move.total += votes;
    move.parts.push({ to: to?.id ?? null, votes });
    moves.set(from.id, move);
  }
  for (const { parts } of moves.values()) {
    parts.sort(
      (one, other) => Number(one.to === null) - Number(other.to === null) || other.votes - one.votes,
    );
  }
  return [...moves.values()];
}

/** The votes that elect: the quota, or more than half of what still counts. */
export function goalOf({ quota, continuing }: Step): number {
  return quota ?? continuing / 2;
}

/** What a full track stands for: the same in every round, so that bars can be compared. */
export function axisOf(steps: readonly Step[]): number {
  const highest = steps.flatMap((step) => [goalOf(step), ...step.entries.map(({ votes }) => votes)]);
  return Math.max(1, ...highest) * 1.04;
}
