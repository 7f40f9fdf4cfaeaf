/** Digits as keyboards write them. */

/** With the digits that programs read: Arabic and Persian keyboards have their own. */
export function withPlainDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}
