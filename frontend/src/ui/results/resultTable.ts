/** A result as the rows of a table for spreadsheets: what this viewer sees of it, in numbers. */
import type { Cell } from "../csv";
import { countOf, meanScore, type ResultPoll, sharesOf, sharesOfAll, unitOf } from "./figures";
import { words } from "./words";

const DECIMALS = 4;

/** A row of heads, then a row for each option; a column that would be empty is left out. */
export function resultTable(poll: ResultPoll): Cell[][] {
  const options = poll.tally.options ?? [];
  const shares = sharesOf(poll);
  const columns: [head: string, cells: Cell[]][] = [
    [words.option, options.map(({ option }) => option.label)],
    [words.countHead[unitOf(poll.method)], options.map((option) => rounded(countOf(option, poll.method)))],
    [words.shareHead, shares.map(rounded)],
    [words.ofAllHead(poll.tally.turnout ?? 0), (sharesOfAll(poll) ?? []).map(rounded)],
    [words.meanHead, options.map((option) => rounded(meanScore(poll, option)))],
    [words.placeHead, options.map(({ place }) => place)],
    [words.winner, poll.tally.provisional ? [] : options.map(({ winner }) => (winner ? 1 : 0))],
  ];
  const kept = columns.filter(([, cells]) => cells.some((cell) => cell !== null));
  return [kept.map(([head]) => head), ...options.map((_, at) => kept.map(([, cells]) => cells[at] ?? null))];
}

function rounded(number: number | null): number | null {
  return number === null ? null : Number(number.toFixed(DECIMALS));
}
