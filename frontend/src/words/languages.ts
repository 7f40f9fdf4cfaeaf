/** The languages that Livetally speaks, each by its own name, with the plural forms that its grammar has. */

export const LANGUAGES = {
  en: { name: "English", direction: "ltr", locale: "en", plurals: ["one", "other"] },
  de: { name: "Deutsch", direction: "ltr", locale: "de", plurals: ["one", "other"] },
  // The digits of join codes and of what is typed; browsers disagree on which they give Arabic by themselves.
  ar: {
    name: "العربية",
    direction: "rtl",
    locale: "ar-u-nu-latn",
    plurals: ["zero", "one", "two", "few", "many", "other"],
  },
} as const;

export type Language = keyof typeof LANGUAGES;

/** What a number needs in this language: a text for each of its plural forms, `#` standing for the number. */
export type PluralForms<Of extends Language> = Record<(typeof LANGUAGES)[Of]["plurals"][number], string>;

/** The one that was chosen before, else the first of the browser's that Livetally speaks, else English. */
export function pickLanguage(chosen: string | undefined, preferred: readonly string[]): Language {
  const wanted = [chosen ?? "", ...preferred].map((tag) => tag.toLowerCase().split("-")[0] ?? "");
  return wanted.find(isLanguage) ?? "en";
}

export function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(LANGUAGES, tag);
}
