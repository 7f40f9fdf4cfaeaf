/** A ranking being made: ranks best first, each a list of options; options on one rank are equal. */

export type Ranking = readonly (readonly string[])[];

/** One row of the ranking as it is shown; `joined`: on the same rank as the row above. */
export type RankRow = { id: string; rank: number; joined: boolean; shared: boolean };

/** The ranking as rows from top to bottom, ranks from 1. */
export function rowsOf(ranking: Ranking): RankRow[] {
  return ranking.flatMap((equals, index) =>
    equals.map((id, at) => ({ id, rank: index + 1, joined: at > 0, shared: equals.length > 1 })),
  );
}

/** Without the option; ranks close up. */
export function without(ranking: Ranking, id: string): string[][] {
  return ranking.map((equals) => equals.filter((other) => other !== id)).filter(({ length }) => length > 0);
}

/** With the option on a rank of its own below all others. */
export function appended(ranking: Ranking, id: string): string[][] {
  return [...without(ranking, id), [id]];
}

/** One step up or down: out of a shared rank first, then past the neighbouring rank. */
export function moved(ranking: Ranking, id: string, step: -1 | 1): string[][] {
  const at = ranking.findIndex((equals) => equals.includes(id));
  if (at < 0) return copyOf(ranking);
  const shared = (ranking[at]?.length ?? 0) > 1;
  const rest = without(ranking, id);
  const place = shared ? (step < 0 ? at : at + 1) : at + step;
  rest.splice(Math.max(0, Math.min(place, rest.length)), 0, [id]);
  return rest;
}

/** Whether a step would change anything. */
export function mayMove(ranking: Ranking, id: string, step: -1 | 1): boolean {
  const end = step < 0 ? ranking[0] : ranking.at(-1);
  return !(end?.length === 1 && end[0] === id);
}

/** With the rank of this row and the rank above made one. */
export function joinedWithAbove(ranking: Ranking, id: string): string[][] {
  const at = ranking.findIndex((equals) => equals.includes(id));
  if (at < 1) return copyOf(ranking);
  const merged = copyOf(ranking);
  merged.splice(at - 1, 2, [...(ranking[at - 1] ?? []), ...(ranking[at] ?? [])]);
  return merged;
}

/** With the shared rank parted above this row. */
export function partedAbove(ranking: Ranking, id: string): string[][] {
  return ranking.flatMap((equals) => {
    const at = equals.indexOf(id);
    return at > 0 ? [equals.slice(0, at), equals.slice(at)] : [[...equals]];
  });
}

/** Where a dragged option lands: before the row at this place (of the rows without it), or level with a row. */
export type Landing = { before: number } | { level: string };

/** With the option where it was dropped. Between two equal rows it becomes their equal. */
export function dropped(ranking: Ranking, id: string, landing: Landing): string[][] {
  const rest = without(ranking, id);
  if ("level" in landing) {
    if (landing.level === id) return copyOf(ranking);
    return rest.map((equals) => (equals.includes(landing.level) ? [...equals, id] : equals));
  }
  const below = rowsOf(rest)[landing.before];
  if (!below) return [...rest, [id]];
  const at = below.rank - 1;
  if (!below.joined) rest.splice(at, 0, [id]);
  else {
    const equals = rest[at] ?? [];
    equals.splice(equals.indexOf(below.id), 0, id);
  }
  return rest;
}

/** Where a drag at this height lands among the rows, which are told by their upper and lower edges. */
export function landingAt(
  y: number,
  rows: readonly { id: string; top: number; bottom: number }[],
  equals: boolean,
): Landing {
  for (const [at, { id, top, bottom }] of rows.entries()) {
    // The middle of a row makes equal, its edges put before or after.
    const edge = equals ? (bottom - top) * 0.3 : (bottom - top) / 2;
    if (y < top + edge) return { before: at };
    if (y < bottom - edge) return { level: id };
  }
  return { before: rows.length };
}

function copyOf(ranking: Ranking): string[][] {
  return ranking.map((equals) => [...equals]);
}
