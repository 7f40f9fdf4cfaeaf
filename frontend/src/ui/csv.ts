/** Tables as text for spreadsheets: RFC 4180. */

/** A spreadsheet takes what begins so for a formula, and people write these texts. */
const FORMULA = /^[=+\-@\t\r]/;

export type Cell = string | number | null;

/** The rows as CSV. Numbers stay numbers; a text that would be read as a formula gets an apostrophe before it. */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function cell(value: Cell): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A CSV file of the rows; the mark at its beginning tells spreadsheets that it is UTF-8. */
export function csvFile(rows: readonly (readonly Cell[])[]): Blob {
  return new Blob(["\ufeff", csvOf(rows)], { type: "text/csv;charset=utf-8" });
}
