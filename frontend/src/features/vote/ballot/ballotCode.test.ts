import { expect, test } from "vitest";
import { readBallotCode } from "./ballotCode";

/** Made by the server. */
const CODES = [
  "GXP-PTE-NSG-MV8-VX3-RS4",
  "S26-YQR-7Y4-ZVD-EGV-P5R",
  "7BS-ENU-XKQ-6MT-4N3-8Z6",
  // Of an invitation.
  "KCY-M33-CYT-XN4-78C-9KW-XYN-MDB-WTG",
];

test.each(CODES)("%s reads as the server made it, in any case and however spaced", (code) => {
  expect(readBallotCode(code)).toBe(code);
  expect(readBallotCode(` ${code.toLowerCase().replaceAll("-", " ")}\n`)).toBe(code);
  expect(readBallotCode(code.replaceAll("-", ""))).toBe(code);
  expect(readBallotCode(code.replaceAll("-", "–"))).toBe(code);
  expect(readBallotCode(code.replace(/\d/g, (digit) => "٠١٢٣٤٥٦٧٨٩"[Number(digit)] ?? ""))).toBe(code);
});

test.each(CODES)("each wrong character of %s, and each swap of neighbours, is noticed", (code) => {
  const plain = code.replaceAll("-", "");
  for (let at = 0; at < plain.length; at += 1) {
    const other = plain[at] === "A" ? "B" : "A";
    expect(readBallotCode(plain.slice(0, at) + other + plain.slice(at + 1))).toBeNull();
    const [one, two] = [plain[at], plain[at + 1]];
    if (two && one !== two) {
      expect(readBallotCode(`${plain.slice(0, at)}${two}${one}${plain.slice(at + 2)}`)).toBeNull();
    }
  }
});

test("what is too short, too long or of other letters is no code", () => {
  for (const text of ["", "GXP", `${CODES[0]}2`, "GXP-PTE-NSG-MV8-VX3-RSO", "–––"]) {
    expect(readBallotCode(text)).toBeNull();
  }
});
