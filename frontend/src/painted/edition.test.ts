import { expect, test } from "vitest";
import { LANGUAGES, type Language } from "../words/languages";
import { type Counted, edition, LETTERS } from "./edition";

const LANGUAGE_CODES = Object.keys(LANGUAGES) as Language[];

/** As backend/painting/words.py does. */
function say({ forms, of }: Counted, number: number): string {
  const form = forms[LETTERS.indexOf(of[number < 200 ? number : 100 + (number % 100)] ?? "")] ?? "";
  return form.replace("#", String(number));
}

test("the server paints in the words of today (renew them with `npx vitest run src/painted -u`)", async () => {
  const editions = Object.fromEntries(LANGUAGE_CODES.map((language) => [language, edition(language)]));
  await expect(`${JSON.stringify(editions, null, 1)}\n`).toMatchFileSnapshot(
    "../../../backend/painting/words.json",
  );
});

test("every number takes its form, also beyond those that are listed", () => {
  const english = edition("en");
  expect(say(english.voted, 1)).toBe("1 person has voted");
  expect(say(english.voted, 201)).toBe("201 people have voted");
  expect([1, 2, 3, 4, 11, 12, 13, 21, 101, 111, 222].map((place) => say(english.place, place))).toEqual([
    "1st",
    "2nd",
    "3rd",
    "4th",
    "11th",
    "12th",
    "13th",
    "21st",
    "101st",
    "111th",
    "222nd",
  ]);
  const arabic = edition("ar");
  expect([0, 1, 2, 3, 11, 100, 103, 211].map((people) => say(arabic.voted, people))).toEqual([
    "لم يصوّت أحد",
    "صوّت شخص واحد",
    "صوّت شخصان",
    "صوّت 3 أشخاص",
    "صوّت 11 شخصًا",
    "صوّت 100 شخص",
    "صوّت 103 أشخاص",
    "صوّت 211 شخصًا",
  ]);
});

test.each(LANGUAGE_CODES)("%s: no place to fill in is left as its stand-in", (language) => {
  expect(JSON.stringify(edition(language))).not.toMatch(/[\ue000-\ue004]|77.?777|88.?888|undefined|NaN/);
});
