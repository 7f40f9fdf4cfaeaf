/** Join codes as people type and paste them. */
import { withPlainDigits } from "../../words/digits";

export const JOIN_CODE_LENGTH = 6;

/** The code in what was typed or pasted: any case, spaces and dashes ignored, a whole link accepted. */
export function readJoinCode(text: string): string {
  const fromLink = codeInLink(text.trim());
  return (fromLink ?? withPlainDigits(text).replace(/[^a-z0-9]/gi, ""))
    .slice(0, JOIN_CODE_LENGTH)
    .toUpperCase();
}

/** Whether the text can be a code at all; only the server knows whether a room has it. */
export function looksLikeJoinCode(text: string): boolean {
  return /^[a-z0-9]{6}$/i.test(text);
}

function codeInLink(text: string): string | null {
  const path = /^[a-z]+:\/\//i.test(text)
    ? text.replace(/^[a-z]+:\/\/[^/]*/i, "")
    : text.includes("/")
      ? text
      : "";
  return /\/([a-z0-9]{6})(?:[/?#]|$)/i.exec(path)?.[1] ?? null;
}
