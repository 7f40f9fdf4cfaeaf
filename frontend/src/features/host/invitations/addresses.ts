/** E-mail addresses as people paste them from a mail, a spreadsheet or a list. */

const BETWEEN = /[\n\r\t,;،؛]+/;
/** `Anna Lee <anna@example.org>`, as mail programs copy it. */
const WITH_NAME = /<([^<>]*)>\s*$/;
/** A slip is noticed at once; the server has the last word. */
const ADDRESS = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/;

export type ReadAddresses = { addresses: readonly string[]; wrong: readonly string[] };

/** Each address once, in small letters, in the order in which they came; and what cannot be one. */
export function readAddresses(text: string): ReadAddresses {
  const given = text
    .split(BETWEEN)
    .map((part) => (WITH_NAME.exec(part)?.[1] ?? part).trim().toLowerCase())
    .filter(Boolean);
  const distinct = [...new Set(given)];
  return {
    addresses: distinct.filter((address) => ADDRESS.test(address)),
    wrong: distinct.filter((address) => !ADDRESS.test(address)),
  };
}
