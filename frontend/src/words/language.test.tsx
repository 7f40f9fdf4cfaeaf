import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { LanguageSwitch } from "../ui/LanguageSwitch";
import { words } from "../ui/words";
import { chooseLanguage, keptLanguage, useLanguage } from "./language";
import { pickLanguage } from "./languages";
import { speech } from "./speech";

afterEach(() => act(() => chooseLanguage("en")));

function Page() {
  useLanguage();
  return (
    <>
      <p>{words.states.OPEN}</p>
      <LanguageSwitch />
    </>
  );
}

test("the page turns to another language as a whole, and keeps it", async () => {
  render(<Page />);
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Language" }), "العربية");
  await screen.findByText("التصويت مفتوح");
  const { lang, dir } = document.documentElement;
  expect([lang, dir]).toEqual(["ar", "rtl"]);
  expect(keptLanguage(document.cookie)).toBe("ar");

  await userEvent.selectOptions(screen.getByRole("combobox", { name: "اللغة" }), "Deutsch");
  await screen.findByRole("combobox", { name: "Sprache" });
  expect([document.documentElement.lang, document.documentElement.dir]).toEqual(["de", "ltr"]);
});

test("of two choices the later one counts, however their texts arrive", async () => {
  render(<Page />);
  await act(async () => void (await Promise.all([chooseLanguage("ar"), chooseLanguage("de")])));
  expect(document.documentElement.lang).toBe("de");
  expect(keptLanguage(document.cookie)).toBe("de");
  expect(screen.getByRole("combobox", { name: "Sprache" })).toBeTruthy();
});

test.each([
  ["ar", ["de-AT", "en"], "ar"],
  [undefined, ["fr", "de-AT", "en"], "de"],
  ["xx", ["fr"], "en"],
  ["constructor", [], "en"],
])("chosen %s and preferred %s gives %s", (chosen, preferred, language) => {
  expect(pickLanguage(chosen, preferred)).toBe(language);
});

test("numbers take the forms of the language", () => {
  const forms = { zero: "z", one: "o", two: "t", few: "# f", many: "# m", other: "# x" };
  const { plural } = speech("ar");
  expect([0, 1, 2, 3, 11, 100].map((number) => plural(number, forms))).toEqual([
    "z",
    "o",
    "t",
    "3 f",
    "11 m",
    "100 x",
  ]);
  expect(speech("de").whole(1204)).toBe("1.204");
});

test("what people wrote keeps its direction to itself", () => {
  expect(speech("ar").names(["Tea"])).toBe("\u2068Tea\u2069");
  expect(speech("en").names(["Tea", "شاي"])).toBe("Tea and \u2068شاي\u2069");
});

test("a moment of today is said by its time, another with its day", () => {
  const { near } = speech("de");
  const today = new Date();
  today.setHours(14, 5, 0);
  expect(near(today)).toBe("14:05");
  expect(near(new Date(2001, 1, 3, 14, 5))).toBe("03.02.2001, 14:05");
});
