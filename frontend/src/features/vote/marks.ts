/** Marks: what a voter has put on the ballot so far, in the shape in which it is sent. */
import type { VotingMethod } from "../../graphql/generated";

export type Given = { optionId: string; value: number };

/** One vote's marks, named as `MarksInput` names them. An empty list is a blank vote. */
export type Marks = { choose: string[] } | { rank: string[][] } | { score: Given[] } | { spend: Given[] };
export type Kind = "choose" | "rank" | "score" | "spend";

const KINDS: Record<VotingMethod, Kind> = {
  SINGLE_CHOICE: "choose",
  APPROVAL: "choose",
  INSTANT_RUNOFF: "rank",
  SINGLE_TRANSFERABLE_VOTE: "rank",
  CONDORCET: "rank",
  BORDA: "rank",
  SCORE: "score",
  STAR: "score",
  POINTS: "spend",
  QUADRATIC: "spend",
};

/** How votes of this method are marked. */
export function kindOf(method: VotingMethod): Kind {
  return KINDS[method];
}

/** The ballot before anything is marked, which is also the blank vote. */
export function noMarks(kind: Kind): Marks {
  return { [kind]: [] } as unknown as Marks;
}

/** Whether nothing is marked. Nothing spent is nothing said; a score of 0 is an opinion. */
export function isBlank(marks: Marks): boolean {
  if ("spend" in marks) return marks.spend.every(({ value }) => value === 0);
  return entriesOf(marks).length === 0;
}

/** Each marked option once, with its rank from 1, its score, what was spent on it, or 1 where it was chosen. */
export function entriesOf(marks: Marks): Given[] {
  if ("choose" in marks) return marks.choose.map((optionId) => ({ optionId, value: 1 }));
  if ("score" in marks) return marks.score;
  if ("spend" in marks) return marks.spend.filter(({ value }) => value !== 0);
  return marks.rank.flatMap((equals, rank) => equals.map((optionId) => ({ optionId, value: rank + 1 })));
}

/** The marks of a recorded vote, as the server shows them to the voter. */
export function marksFrom(kind: Kind, entries: readonly Given[]): Marks {
  if (kind === "choose") return { choose: entries.map(({ optionId }) => optionId) };
  if (kind === "score") return { score: [...entries] };
  if (kind === "spend") return { spend: entries.filter(({ value }) => value !== 0) };
  const rank: string[][] = [];
  for (const { optionId, value } of entries) rank[value - 1] = [...(rank[value - 1] ?? []), optionId];
  return { rank: rank.filter((equals) => equals) };
}

/** Whether two ballots say the same; in which order an option was tapped does not matter, its rank does. */
export function sameMarks(one: Marks, other: Marks): boolean {
  const said = (marks: Marks) =>
    entriesOf(marks)
      .map(({ optionId, value }) => `${value} ${optionId}`)
      .sort()
      .join();
  return Object.keys(one)[0] === Object.keys(other)[0] && said(one) === said(other);
}

/** The marks without those for options that the poll does not have (any more). */
export function marksWithin(marks: Marks, optionIds: ReadonlySet<string>): Marks {
  const known = ({ optionId }: Given) => optionIds.has(optionId);
  const all = entriesOf(marks);
  if (all.every(known)) return marks;
  return marksFrom(Object.keys(marks)[0] as Kind, all.filter(known));
}

/** What was kept as text, when it is marks of this kind; anything else is null. */
export function readMarks(kept: unknown, kind: Kind): Marks | null {
  const list = (kept as Partial<Record<Kind, unknown>> | null)?.[kind];
  if (!Array.isArray(list) || !list.every(READABLE[kind])) return null;
  return { [kind]: list } as unknown as Marks;
}

const isId = (value: unknown) => typeof value === "string";
const isGiven = (value: unknown) => {
  const given = value as Partial<Given> | null;
  return typeof given?.optionId === "string" && Number.isInteger(given.value);
};
const READABLE: Record<Kind, (item: unknown) => boolean> = {
  choose: isId,
  rank: (item) => Array.isArray(item) && item.length > 0 && item.every(isId),
  score: isGiven,
  spend: isGiven,
};
