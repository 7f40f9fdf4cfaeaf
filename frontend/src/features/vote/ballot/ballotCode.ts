/** Ballot codes as people type and paste them, read as the server reads them: most slips are noticed without asking it. */
import { withPlainDigits } from "../../../words/digits";

const ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
/** Of a code on a card, and of the one in an invitation's link. */
const CHARACTERS = [18, 27];
const GROUPS = /.{3}/g;
/** What people put between the groups. */
const BETWEEN = /[\s\-\u2010-\u2014]/g;

/** The code as it is printed, whatever its case and spacing; null for what cannot be one. */
export function readBallotCode(text: string): string | null {
  const code = withPlainDigits(text).replace(BETWEEN, "").toUpperCase();
  const places = [...code].map((character) => ALPHABET.indexOf(character));
  if (!CHARACTERS.includes(places.length) || places.includes(-1)) return null;
  const check = places.pop();
  const total = places.reduce((sum, place, at) => sum + (at + 2) * place, 0);
  return total % ALPHABET.length === check ? (code.match(GROUPS) ?? []).join("-") : null;
}
