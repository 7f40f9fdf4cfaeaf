import type { Page } from "@playwright/test";
import { expectNoViolations, overflow } from "./access";
import { expect, LAPTOP, PHONE, test } from "./people";
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
    // A bar grows the way a line is read: an empty one waits outside its beginning.
    const waitsAt = () =>
      voter
        .locator(".bar-fill")
        .last()
        .evaluate((fill) => {
          const [bar, track] = [fill, fill.parentElement as Element].map((part) =>
            part.getBoundingClientRect(),
          );
          return Math.sign(Math.round((bar?.left ?? 0) - (track?.left ?? 0)));
        });
    await expect.poll(waitsAt).toBe(direction === "rtl" ? 1 : -1);
    await expectNoViolations(voter);
    await voter.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
    expect(await overflow(voter)).toBeLessThanOrEqual(0);

    const wall = await person({ locale });
    await wall.goto(`/${poll.joinCode}/stage`);
    await expect(wall.getByText(stage)).toBeVisible();
    await expect(wall.locator("html")).toHaveAttribute("dir", direction);
  });
}

const HOSTS = [
  {
    locale: "ar-EG",
    direction: "rtl",
    ask: "طرح سؤال",
    settings: "إعدادات أخرى",
    question: "سؤالك",
    option: (position: number) => `الخيار ${position}`,
    start: "بدء التصويت",
    later: /^تأخير 30 ثانية$/,
    keys: "اختصارات لوحة المفاتيح في هذه الصفحة",
    stage: "فتح صفحة العرض",
    close: "إغلاق التصويت",
    sure: "إغلاق نهائي مع صوت واحد؟",
    closed: "التصويت مغلق",
    turnout: "صوّت شخص واحد",
  },
  {
    locale: "de-DE",
    direction: "ltr",
    ask: "Eine Frage stellen",
    settings: "Weitere Einstellungen",
    question: "Deine Frage",
    option: (position: number) => `Option ${position}`,
    start: "Abstimmung starten",
    later: /^30 Sekunden später$/,
    keys: "Tasten für diese Seite",
    stage: "Leinwand öffnen",
    close: "Abstimmung beenden",
    sure: "Endgültig beenden, mit 1 Stimme?",
    closed: "Abstimmung beendet",
    turnout: "1 Person hat abgestimmt",
  },
];

/** Everything that a page must hold, on a narrow phone, also with text of twice the size. */
async function expectToHold(page: Page) {
  await expectNoViolations(page);
  await expect.poll(() => overflow(page)).toBeLessThanOrEqual(0);
  await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
  await expect.poll(() => overflow(page)).toBeLessThanOrEqual(0);
  await page.evaluate(() => document.documentElement.style.removeProperty("font-size"));
}

for (const said of HOSTS) {
  test(`a host who prefers ${said.locale} asks, runs and closes a question in that language`, async ({
    person,
  }) => {
    const host = await person({ viewport: PHONE, locale: said.locale });
    await host.goto("/");
    await expect(host.getByRole("heading", { name: said.ask })).toBeVisible();
    await expect(host.locator("html")).toHaveAttribute("dir", said.direction);
    await host.getByText(said.settings).click();
    await expectToHold(host);
    await host.getByLabel(said.question).fill(QUESTION);
    await host.getByLabel(said.option(1), { exact: true }).fill("Tea");
    await host.getByLabel(said.option(2), { exact: true }).fill("شاي");
    await host.getByRole("button", { name: said.start }).click();

    await expect(host.getByRole("heading", { level: 1, name: QUESTION })).toBeVisible();
    await expect(host.locator("html")).toHaveAttribute("dir", said.direction);
    const voter = await person({ locale: said.locale });
    await voter.goto(new URL(host.url()).pathname.slice(0, 7));
    await voter.getByRole("radio", { name: /Tea/ }).check();
    await voter.locator(".ballot button[type=submit]").click();
    await host.locator(".deadline select").selectOption("600");
    await expect(host.getByRole("button", { name: said.later })).toBeVisible();
    await host.locator(".deadline select").selectOption("at");
    await expect(host.locator("[type=datetime-local]")).toBeVisible();
    await expectToHold(host);

    await host.setViewportSize(LAPTOP);
    await host.locator("h1").click();
    await host.keyboard.press("?");
    await expect(host.getByRole("dialog", { name: said.keys })).toBeVisible();
    await expectNoViolations(host);
    await host.keyboard.press("Escape");
    const [wall] = await Promise.all([
      host.context().waitForEvent("page"),
      host.getByRole("link", { name: said.stage }).click(),
    ]);
    await expect(wall.locator("html")).toHaveAttribute("dir", said.direction);
    await expect(wall.getByText("Tea")).toBeVisible();
    await wall.close();

    await host.setViewportSize(PHONE);
    await host.getByRole("button", { name: said.close }).click();
    await expect(host.getByText(said.sure)).toBeVisible();
    await expectToHold(host);
    await host.getByRole("button", { name: said.close }).click();
    await expect(host.getByText(said.closed).first()).toBeVisible();
    await expect(host.getByText(said.turnout)).toBeVisible();
    await expectToHold(host);
  });
}

for (const [locale, guide, verifying] of [
  ["ar-EG", "كيف تُعدّ الأصوات", "تحقّق من تصويت بنفسك"],
  ["de-DE", "So werden Stimmen gezählt", "Eine Abstimmung selbst prüfen"],
] as const) {
  test(`the rules and the verifying page are there for who prefers ${locale}`, async ({ person }) => {
    const reader = await person({ viewport: PHONE, locale });
    await reader.goto("/methods");
    await expect(reader.getByRole("heading", { level: 1, name: guide })).toBeVisible();
    await expectToHold(reader);
    await reader.goto("/verify");
    await expect(reader.getByRole("heading", { level: 1, name: verifying })).toBeVisible();
    await expectToHold(reader);
  });
}

test("the language is switched amid a half-written question, and what is wrong turns with it", async ({
  person,
}) => {
  const host = await person({ viewport: PHONE });
  await host.goto("/");
  await host.getByLabel("Your question").fill(QUESTION);
  await host.getByRole("button", { name: "Start voting" }).click();
  await expect(host.getByRole("alert")).toHaveText("Write at least two options.");
  await host.getByLabel("Language").selectOption("Deutsch");
  await expect(host.getByRole("alert")).toHaveText("Schreib mindestens zwei Optionen.");
  await expect(host.getByLabel("Deine Frage")).toHaveValue(QUESTION);
});

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
