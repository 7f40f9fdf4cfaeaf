import { expect, test } from "vitest";
import { pollOf, tallyOf } from "../../../testing/polls";
import { MOST_OPTIONS, type Part, pictureOf, type Said, WIDTH, wrapped } from "./layout";

const measure = (text: string, { size }: { size: number }) => [...text].length * size * 0.5;
const SAID: Said = {
  moment: "28 November 2026 · Voting is closed",
  outcome: "The forest wins.",
  basis: null,
  turnout: "10 people have voted",
  level: "One vote per browser.",
  winner: "Winner",
  leftOut: (shown, all) => `${shown} of ${all}`,
};
const closed = { provisional: false, state: "CLOSED" as const };
const textsOf = (parts: Part[]) => parts.flatMap((part) => (part.kind === "text" ? [part.text] : []));

/** Where each part begins and ends, across and down. */
function boxOf(part: Part): [left: number, right: number, top: number, bottom: number] {
  if (part.kind === "text") {
    const width = measure(part.text, part.font);
    const left = part.end ? part.x - width : part.x;
    return [left, left + width, part.y - part.font.size, part.y];
  }
  const [width, height] = part.kind === "mark" ? [part.size, part.size] : [part.width, part.height];
  return [part.x, part.x + width, part.y, part.y + height];
}

test("it has the question, each option with its figures and bar, the end and who took part", () => {
  const { parts } = pictureOf(pollOf({ tally: tallyOf([7, 3], closed) }), SAID, measure);
  const texts = textsOf(parts);
  for (const text of ["Which film?", SAID.moment, "The forest wins.", "10 people have voted", SAID.level]) {
    expect(texts).toContain(text);
  }
  for (const text of ["The forest", "70%", "7 votes", "Night train", "30%", "3 votes"]) {
    expect(texts).toContain(text);
  }
  expect(texts.filter((text) => text === "Winner")).toHaveLength(1);
  const bars = parts.flatMap((part) => (part.kind === "bar" ? [part.length] : []));
  expect(bars).toEqual([0.7, 0.3]);
});

test("while votes come in nobody has won", () => {
  const { parts } = pictureOf(pollOf({ tally: tallyOf([7, 3]) }), { ...SAID, outcome: null }, measure);
  expect(textsOf(parts)).not.toContain("Winner");
});

test("whatever people write, all of it is on the picture and nothing lies on anything else", () => {
  const long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft ".repeat(3);
  const labels = [`${long}one`, "two ".repeat(80)];
  const tally = tallyOf([7, 3], closed);
  tally.options =
    tally.options?.map((row, at) => ({ ...row, option: { ...row.option, label: labels[at] ?? "" } })) ?? null;
  const { parts, height } = pictureOf(pollOf({ question: `${long}?`, tally }), SAID, measure);
  const boxes = parts.map(boxOf);
  for (const [left, right, top, bottom] of boxes) {
    expect(Math.min(left, WIDTH - right, top, height - bottom)).toBeGreaterThanOrEqual(39);
  }
  boxes.forEach((one, at) => {
    for (const other of boxes.slice(at + 1)) {
      const across = Math.min(one[1], other[1]) - Math.max(one[0], other[0]);
      const down = Math.min(one[3], other[3]) - Math.max(one[2], other[2]);
      expect(Math.min(across, down)).toBeLessThanOrEqual(0.01);
    }
  });
  expect(textsOf(parts).join("").replaceAll(" ", "")).toContain(`${long}?`.replaceAll(" ", ""));
});

test("of a thousand options it has the best placed, in their own order and marks", () => {
  const tally = tallyOf([7, 3], closed);
  const [first] = tally.options ?? [];
  if (!first) throw new Error("no options");
  tally.options = Array.from({ length: 1000 }, (_, at) => ({
    ...first,
    option: { ...first.option, id: `${at}`, label: `option ${at}` },
    place: 1000 - at,
    winner: false,
  }));
  const { parts, height } = pictureOf(pollOf({ tally }), SAID, measure);
  const marks = parts.flatMap((part) => (part.kind === "mark" ? [part.position] : []));
  expect(marks).toEqual(Array.from({ length: MOST_OPTIONS }, (_, at) => 1000 - MOST_OPTIONS + at));
  expect(textsOf(parts)).toContain("60 of 1000");
  // Browsers draw nothing on a canvas of more than 16 million pixels.
  expect(WIDTH * height * 4).toBeLessThan(16_000_000);
});

test("what may not be seen is not on it", () => {
  const tally = tallyOf([7, 3]);
  tally.options = tally.options?.map((row) => ({ ...row, votes: null })) ?? null;
  const texts = textsOf(pictureOf(pollOf({ tally }), { ...SAID, turnout: null }, measure).parts);
  expect(texts.join()).not.toMatch(/votes|voted/);
  expect(texts).toContain("70%");
});

test("lines break between words, and within a word only where it is longer than a line", () => {
  const width = (text: string) => text.length;
  expect(wrapped("the quick brown fox", 9, width)).toEqual(["the quick", "brown fox"]);
  expect(wrapped("a abcdefghijk b", 5, width)).toEqual(["a", "abcde", "fghij", "k b"]);
  expect(wrapped("", 5, width)).toEqual([]);
});
