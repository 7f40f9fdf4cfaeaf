/** The list of options while it is being written. */

export const FEWEST_OPTIONS = 2;

/** A line of the list; the key keeps the field of the line alive while others come and go. */
export type OptionLine = { key: number; text: string };

let nextKey = 0;

/** An empty line, or one with text. */
export function newLine(text = ""): OptionLine {
  nextKey += 1;
  return { key: nextKey, text };
}

/** The list after this text was typed or pasted into line `at`: several lines of text become several options. */
export function writeLine(lines: readonly OptionLine[], at: number, text: string): OptionLine[] {
  const [first = "", ...more] = text
    .split(/\r\n|[\r\n]/)
    .map((line, _, all) => (all.length > 1 ? cleanLine(line) : line));
  const added = more.filter((line) => line !== "").map(newLine);
  const written = lines.map((line, index) => (index === at ? { ...line, text: first } : line));
  written.splice(at + 1, 0, ...added);
  if (added.length === 0) return written;
  return dropSpareLines(written);
}

/** The options to send: trimmed, without the empty ones. */
export function optionsIn(lines: readonly OptionLine[]): string[] {
  return lines.map(({ text }) => text.trim()).filter((text) => text !== "");
}

/** What a line of a pasted list says: without its bullet or number. */
function cleanLine(line: string): string {
  return line.replace(/^\s*(?:[-*•–]|\d{1,3}[.)])\s+/, "").trim();
}

function dropSpareLines(lines: OptionLine[]): OptionLine[] {
  return lines.filter(
    ({ text }, index) => text !== "" || (index < FEWEST_OPTIONS && optionsIn(lines).length < FEWEST_OPTIONS),
  );
}
