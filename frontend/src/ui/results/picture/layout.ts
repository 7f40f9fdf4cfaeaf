/** Where everything stands on the picture of a result; drawn by draw.ts. Decided without a canvas. */
import { figuresOf, type OptionTally, type ResultPoll } from "../figures";

/** In the picture's own units. The start edge is the left one, or the right one where text runs from there. */
export const WIDTH = 800;
const MARGIN = 40;
const INNER = WIDTH - 2 * MARGIN;
const MARK = 28;
const GAP = 12;
const BAR = 14;
/** A picture of a thousand options could be read by nobody: it has the best placed ones. */
export const MOST_OPTIONS = 60;

export type Ink = "ink" | "ink-soft" | "ok";
export type Font = { size: number; weight: number };
export type Part =
  | { kind: "text"; text: string; x: number; y: number; font: Font; ink: Ink; end?: boolean }
  | { kind: "mark"; position: number; x: number; y: number; size: number }
  | { kind: "bar"; position: number; x: number; y: number; width: number; height: number; length: number };
export type Picture = { width: number; height: number; parts: Part[] };

/** How wide a text is in a font. */
export type Measure = (text: string, font: Font) => number;

/** What the picture says besides the figures, in the reader's language. */
export type Said = {
  /** When it was so, and whether it may still change. */
  moment: string;
  outcome: string | null;
  basis: string | null;
  turnout: string | null;
  /** What one vote stands for. */
  level: string | null;
  winner: string;
  /** Some of the options are not on it. */
  leftOut: (shown: number, all: number) => string;
};

const TITLE: Font = { size: 30, weight: 700 };
const OUTCOME: Font = { size: 20, weight: 650 };
const LABEL: Font = { size: 18, weight: 580 };
const LEAD: Font = { size: 20, weight: 680 };
const SMALL: Font = { size: 15, weight: 450 };
const LINE = 1.28;

export function pictureOf(poll: ResultPoll, said: Said, measure: Measure): Picture {
  const page = new Page(measure);
  page.lines(poll.question, TITLE, "ink", 6);
  page.lines(said.moment, SMALL, "ink-soft", 18);
  if (said.outcome) page.lines(said.outcome, OUTCOME, "ink", 20);
  const options = poll.tally.options ?? [];
  const shown = shownOf(options);
  const figures = figuresOf(poll);
  options.forEach((option, position) => {
    if (!shown.has(option)) return;
    const { lead, count, unit, length } = figures[position] ?? NO_FIGURES;
    const counted = count === null ? null : `${count} ${unit ?? ""}`.trim();
    const tag = option.winner && !poll.tally.provisional ? said.winner : null;
    page.option({ label: option.option.label, position, lead, counted, length, tag });
  });
  if (shown.size < options.length) {
    page.lines(said.leftOut(shown.size, options.length), SMALL, "ink-soft", 8);
  }
  if (said.basis) page.lines(said.basis, SMALL, "ink-soft", 6);
  if (said.turnout) page.lines(said.turnout, { ...SMALL, weight: 580 }, "ink", 6);
  if (said.level) page.lines(said.level, SMALL, "ink-soft", 6);
  page.lines("Livetally", SMALL, "ink-soft", 0);
  return page.finished();
}

const NO_FIGURES = { lead: null, count: null, unit: null, length: null };

function shownOf(options: readonly OptionTally[]): ReadonlySet<OptionTally> {
  const best = [...options].sort((one, other) => (one.place ?? 0) - (other.place ?? 0));
  return new Set(best.slice(0, MOST_OPTIONS));
}

type Row = {
  label: string;
  position: number;
  lead: string | null;
  counted: string | null;
  length: number | null;
  tag: string | null;
};

/** Fills from top to bottom. */
class Page {
  #measure: Measure;
  #parts: Part[] = [];
  #y = MARGIN;

  constructor(measure: Measure) {
    this.#measure = measure;
  }

  /** A text over the whole width, and so much room below it. */
  lines(text: string, font: Font, ink: Ink, below: number): void {
    this.#column(text, MARGIN, INNER, font, ink);
    this.#y += below;
  }

  option({ label, position, lead, counted, length, tag }: Row): void {
    const [leadWidth, countWidth] = [this.#width(lead, LEAD), this.#width(counted, SMALL)];
    const figures = leadWidth + countWidth + (lead && counted ? GAP : 0);
    const top = this.#y;
    this.#parts.push({ kind: "mark", position, x: MARGIN, y: top, size: MARK });
    const base = top + LEAD.size;
    const end = MARGIN + INNER;
    this.#figure(counted, end, base, SMALL, "ink-soft");
    this.#figure(lead, end - (counted ? countWidth + GAP : 0), base, LEAD, "ink");
    const start = MARGIN + MARK + GAP;
    this.#column(label, start, INNER - MARK - GAP - figures - GAP, LABEL, "ink");
    if (tag) this.#column(tag, start, INNER, { ...SMALL, weight: 650 }, "ok");
    this.#y = Math.max(this.#y, top + MARK) + 8;
    if (length !== null) {
      this.#parts.push({ kind: "bar", position, x: MARGIN, y: this.#y, width: INNER, height: BAR, length });
      this.#y += BAR;
    }
    this.#y += 20;
  }

  finished(): Picture {
    return { width: WIDTH, height: Math.ceil(this.#y + MARGIN), parts: this.#parts };
  }

  #width(text: string | null, font: Font): number {
    return text === null ? 0 : this.#measure(text, font);
  }

  #figure(text: string | null, x: number, y: number, font: Font, ink: Ink): void {
    if (text !== null) this.#parts.push({ kind: "text", text, x, y, font, ink, end: true });
  }

  #column(text: string, x: number, width: number, font: Font, ink: Ink): void {
    for (const line of wrapped(text, width, (part) => this.#measure(part, font))) {
      this.#parts.push({ kind: "text", text: line, x, y: this.#y + font.size, font, ink });
      this.#y += font.size * LINE;
    }
  }
}

/** The text in lines of at most this width, broken between words, or within one that is longer than a line. */
export function wrapped(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (line) lines.push(line);
    line = "";
    for (const character of word) {
      if (line && measure(line + character) > width) {
        lines.push(line);
        line = "";
      }
      line += character;
    }
  }
  return line ? [...lines, line] : lines;
}
