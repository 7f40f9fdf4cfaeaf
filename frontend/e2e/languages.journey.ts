import { expectNoViolations, overflow } from "./access";
import { expect, PHONE, test } from "./people";
import { programs } from "./programs";

const QUESTION = "What shall we drink?";

for (const [locale, language, direction, vote, recorded, stage] of [
  ["ar-EG", "ar", "rtl", /Tea/, "وصل صوتك", "صوّت 1 من 1 هنا"],
  ["de-DE", "de", "ltr", /Tea/, "Deine Stimme ist da", /^1 von 1 hier/],
] as const) {
  test(`a phone that prefers ${language} votes and reads the result in it, the wall too`, async ({
    person,
    request,
  }) => {
    const poll = await programs(request).open({ question: QUESTION, options: ["Tea", "شاي"] });
    const voter = await person({ viewport: PHONE, locale });
    const fetched = new Set<string>();
    voter.on("request", (asked) => {
      const texts = /\/texts-([a-z]+)-/.exec(asked.url())?.[1];
      if (texts) fetched.add(texts);
    });
    await voter.goto(`/${poll.joinCode}`);
    await expect(voter.locator("html")).toHaveAttribute("dir", direction);
    await expect(voter.locator("html")).toHaveAttribute("lang", language);
    await expectNoViolations(voter);
    await voter.getByRole("radio", { name: vote }).check();
    await voter.locator(".ballot button[type=submit]").click();
    await expect(voter.getByText(recorded)).toBeVisible();
    expect([...fetched]).toEqual([language]);
    await expectNoViolations(voter);
    await voter.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
    expect(await overflow(voter)).toBeLessThanOrEqual(0);

    const wall = await person({ locale });
    await wall.goto(`/${poll.joinCode}/stage`);
    await expect(wall.getByText(stage)).toBeVisible();
    await expect(wall.locator("html")).toHaveAttribute("dir", direction);
  });
}

for (const [locale, language, direction, title, settings] of [
  ["ar-EG", "ar", "rtl", "طرح سؤال", "إعدادات أخرى"],
  ["de-DE", "de", "ltr", "Eine Frage stellen", "Weitere Einstellungen"],
] as const) {
  test(`a browser that prefers ${language} finds the home page and its form in it`, async ({ person }) => {
    const host = await person({ viewport: PHONE, locale });
    await host.goto("/");
    await expect(host.getByRole("heading", { name: title })).toBeVisible();
    await expect(host.locator("html")).toHaveAttribute("dir", direction);
    await host.getByText(settings).click();
    await expectNoViolations(host);
    expect(await overflow(host)).toBeLessThanOrEqual(0);
    await host.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
    expect(await overflow(host)).toBeLessThanOrEqual(0);
  });
}

test("a vote without scripts is given and read in German", async ({ person, request }) => {
  const poll = await programs(request).open({ question: QUESTION, options: ["Tea", "Coffee"] });
  const voter = await person({ viewport: PHONE, locale: "de-DE", javaScriptEnabled: false });
  await voter.goto(`/${poll.joinCode}`);
  await expect(voter.locator("html")).toHaveAttribute("lang", "de");
  await voter.getByRole("radio", { name: /Tea/ }).check();
  await voter.getByRole("button", { name: "Abstimmen", exact: true }).click();
  await expect(voter.getByRole("heading", { name: "Deine Stimme ist da" })).toBeVisible();
  await expect(voter.getByText("1 Person hat abgestimmt")).toBeVisible();
});

test("the language is switched amid a half-filled ballot, and is kept", async ({ person, request }) => {
  const poll = await programs(request).open({ question: QUESTION, options: ["Tea", "Coffee"] });
  const voter = await person({ viewport: PHONE });
  await voter.goto(`/${poll.joinCode}`);
  await voter.getByRole("radio", { name: /Coffee/ }).check();
  await voter.getByLabel("Language").selectOption("Deutsch");
  await expect(voter.getByText("Abstimmung läuft")).toBeVisible();
  await expect(voter.getByRole("radio", { name: /Coffee/ })).toBeChecked();
  await voter.reload();
  await expect(voter.locator("html")).toHaveAttribute("lang", "de");
});
