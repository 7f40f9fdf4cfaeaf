/** How a language says numbers, lists and names: what every catalogue is written with. */
import { LANGUAGES, type Language, type PluralForms } from "./languages";

export type Speech<Of extends Language> = ReturnType<typeof makeSpeech<Of>>;

const made = new Map<Language, unknown>();

/** The ways of one language; made once, when first asked for. */
export function speech<Of extends Language>(language: Of): Speech<Of> {
  const known = made.get(language) ?? makeSpeech(language);
  made.set(language, known);
  return known as Speech<Of>;
}

function makeSpeech<Of extends Language>(language: Of) {
  const { locale } = LANGUAGES[language];
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const fine = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const oneDecimal = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const tenth = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const conjunction = new Intl.ListFormat(locale, { style: "long", type: "conjunction" });
  const change = new Intl.NumberFormat(locale, { signDisplay: "exceptZero", maximumFractionDigits: 2 });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" });
  const rules = new Intl.PluralRules(locale);
  const isolate = isolating(language);
  return {
    /** 1,204. */
    whole: (number: number): string => whole.format(number),
    /** 1,204, 23.5, or two decimals where votes moved in parts. */
    fine: (number: number): string => fine.format(number),
    /** 3.0. */
    oneDecimal: (number: number): string => oneDecimal.format(number),
    /** A share of 0 to 1 in whole percents. */
    percent: (share: number): string => percent.format(share),
    /** A share of 0 to 1 in percents, to a tenth. */
    finePercent: (share: number): string => tenth.format(share),
    /** +3, −12.5 or 0: a change, with a true minus. */
    signed: (number: number): string => {
      const said = change.format(number).replace("-", "−");
      // From right to left, too, the sign stands before its number.
      return LANGUAGES[language].direction === "rtl" ? `${LEFT_TO_RIGHT_ISOLATE}${said}${POP_ISOLATE}` : said;
    },
    /** 28 November 2026 at 09:30, by the reader's own clock. */
    moment: (date: Date): string => moment.format(date),
    /** 9:30 AM where that is today, else Nov 29, 2026, 9:30 AM. */
    near: (date: Date): string =>
      date.toLocaleString(locale, {
        timeStyle: "short",
        ...(date.toDateString() === new Date().toDateString() ? {} : { dateStyle: "medium" }),
      }),
    /** The form for this number, with the number in place of `#`. Names of options never go into a form. */
    plural: (number: number, forms: PluralForms<Of>): string =>
      (forms as Record<string, string>)[rules.select(number)]?.replace("#", fine.format(number)) ?? "",
    /** "a, b and c", as they are. */
    list: (parts: readonly string[]): string => conjunction.format(parts),
    /** "a, b and c" of what people wrote. */
    names: (names: readonly string[]): string => conjunction.format(names.map(isolate)),
    /** What people wrote, so that its direction leaves that of the sentence alone. */
    isolate,
  };
}

const [FIRST_STRONG_ISOLATE, LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE] = ["\u2068", "\u2066", "\u2069"];
/** Letters that run from right to left, and the marks that turn text around. */
const FROM_THE_RIGHT =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Text from left to right needs no isolation in a sentence that runs so too. */
function isolating(language: Language): (text: string) => string {
  const always = LANGUAGES[language].direction === "rtl";
  return (text) =>
    always || FROM_THE_RIGHT.test(text) ? `${FIRST_STRONG_ISOLATE}${text}${POP_ISOLATE}` : text;
}
