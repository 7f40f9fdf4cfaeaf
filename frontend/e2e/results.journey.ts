import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { brokenFigures, expectNoViolations, overflow } from "./access";
import { ask, expect, LAPTOP, test, vote } from "./people";

const FILMS = { question: "Which film, shall we watch?", options: ["The forest", "=Night train", "The sea"] };

/** The file that a button hands out. */
async function saved(page: Page, button: string) {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button }).click(),
  ]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** A PNG's size by its header, and how much of it each colour covers, as a browser decodes it. */
async function seen(page: Page, png: Buffer) {
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  const shares = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const context = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
    if (!context) throw new Error("no canvas");
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, picture.width, picture.height);
    const counts: Record<string, number> = {};
    for (let at = 0; at < data.length; at += 4) {
      const colour = [...data.subarray(at, at + 3)].map((part) => part.toString(16).padStart(2, "0"));
      counts[`#${colour.join("")}`] = (counts[`#${colour.join("")}`] ?? 0) + 1;
    }
    for (const colour in counts) counts[colour] = (counts[colour] ?? 0) / (data.length / 4);
    return counts;
  }, png.toString("base64"));
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20), shares };
}

test("a result is taken along as a picture and as a table, by everyone who sees it", async ({ person }) => {
  const host = await person({ viewport: LAPTOP });
  const joinCode = await ask(host, FILMS);
  const stage = await person({ viewport: { width: 1920, height: 1080 }, colorScheme: "dark" });
  await stage.goto(`/${joinCode}/stage`);
  const voters = [];
  for (const label of ["The forest", "The forest", "The sea"]) {
    const voter = await person();
    voters.push(voter);
    await voter.goto(`/${joinCode}`);
    await vote(voter, label);
    await expect(voter.getByText("Your vote is in")).toBeVisible();
    await expect(voter.getByRole("button", { name: "Save as a picture" })).toHaveCount(0);
  }
  await expect(host.getByText("3 of 4 here have voted")).toBeVisible();
  const day = new Date().toISOString().slice(0, 10);
  const soFar = await saved(host, "Save as CSV");
  expect(soFar.name).toBe(`Which-film-shall-we-watch-${day}.csv`);
  expect(soFar.bytes.toString()).toBe(
    "\ufeffOption,Votes,Share,Place\r\nThe forest,2,0.6667,1\r\n'=Night train,0,0,3\r\nThe sea,1,0.3333,2\r\n",
  );
  await host.getByRole("button", { name: "Close voting" }).click();
  await host.getByRole("button", { name: "Close voting" }).click();
  await expectNoViolations(host);

  for (const [page, paper, first, third] of [
    [host, "#faf8f4", "#4b3bd6", "#063f46"],
    [voters[0] as Page, "#faf8f4", "#4b3bd6", "#063f46"],
    [stage, "#121118", "#a79cff", "#86f2e0"],
  ] as const) {
    const { name, bytes } = await saved(page, "Save as a picture");
    expect(name).toBe(`Which-film-shall-we-watch-${day}.png`);
    const { width, height, shares } = await seen(page, bytes);
    expect(width).toBe(1600);
    expect(height).toBeGreaterThan(700);
    expect(height).toBeLessThan(1200);
    expect(shares[paper]).toBeGreaterThan(0.7);
    // The bars: two thirds and one third of a whole one, and a mark each.
    const whole = (1440 * 28) / (width * height);
    expect((shares[first] ?? 0) / whole).toBeGreaterThan(0.6);
    expect((shares[first] ?? 0) / whole).toBeLessThan(0.78);
    expect((shares[third] ?? 0) / whole).toBeGreaterThan(0.3);
    expect((shares[third] ?? 0) / whole).toBeLessThan(0.45);
    // Text is there, too.
    expect(Object.keys(shares).length).toBeGreaterThan(50);
  }
});

test("a further run is compared with the last one, for whoever may see both", async ({ person }) => {
  const host = await person({ viewport: LAPTOP });
  const joinCode = await ask(host, { ...FILMS, results: "When I show them" });
  const stage = await person({ viewport: { width: 1920, height: 1080 } });
  await stage.goto(`/${joinCode}/stage`);
  const [one, two] = [await person(), await person()];
  const close = async () => {
    await host.getByRole("button", { name: "Close voting" }).click();
    await host.getByRole("button", { name: "Close voting" }).click();
  };
  const closeAndShow = async () => {
    await close();
    await host.getByRole("button", { name: "Show results to everyone" }).click();
  };
  await one.goto(`/${joinCode}`);
  await vote(one, "The forest");
  await expect(one.getByText("Your vote is in")).toBeVisible();
  await close();
  await host.getByRole("button", { name: "Run again" }).click();
  await host.getByRole("button", { name: "Open voting" }).click();
  await vote(one, "The sea");
  await two.goto(`/${joinCode}`);
  await vote(two, "The forest");
  await expect(host.getByText("2 of 3 here have voted")).toBeVisible();
  await closeAndShow();

  // The first run was never shown, so only its host compares with it.
  await expect(host.getByRole("heading", { name: "Since run 1" })).toBeVisible();
  const rows = host.locator(".since-options li");
  await expect(rows).toHaveText([
    /The forest: −50 percentage points$/,
    /Night train: no change$/,
    /The sea: \+1 vote, \+50 percentage points$/,
  ]);
  await expect(host.getByText("1 person voted then, 2 now (+1).")).toBeVisible();
  await expect(one.getByRole("button", { name: "Save as CSV" })).toBeVisible();
  await expect(stage.getByRole("button", { name: "Save as CSV" })).toBeVisible();
  for (const page of [one, stage]) await expect(page.getByText("Since run 1")).toHaveCount(0);

  await host.getByRole("button", { name: "Run again" }).click();
  await host.getByRole("button", { name: "Open voting" }).click();
  await vote(one, "The sea");
  await expect(one.getByText("Your vote is in")).toBeVisible();
  await closeAndShow();
  for (const page of [host, one]) {
    await expect(page.getByRole("heading", { name: "Since run 2" })).toBeVisible();
    await expect(page.locator(".since-options li", { hasText: "The sea" })).toHaveText(
      /The sea: \+50 percentage points$/,
    );
    await expectNoViolations(page);
  }
  await expect(stage.getByText("Since run 2: 2 people voted then, 1 now (−1).")).toBeVisible();
  await expect(stage.locator(".stage-option", { hasText: "The sea" }).locator(".stage-figures")).toHaveText(
    "+50 percentage points 100% 1 vote",
    { useInnerText: true },
  );
  await expectNoViolations(stage);
  expect(await overflow(one)).toBeLessThanOrEqual(0);
  await one.setViewportSize({ width: 320, height: 740 });
  await one.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
  await one.locator(".since").getByText("Show as a table").click();
  expect(await overflow(one)).toBeLessThanOrEqual(0);
  expect(await brokenFigures(one)).toEqual([]);
});

test("a picture runs from right to left where its language does", async ({ person }) => {
  const host = await person({ viewport: LAPTOP });
  const joinCode = await ask(host, { question: "أي فيلم نشاهد؟", options: ["الغابة", "Night train"] });
  const voter = await person({ locale: "ar" });
  await voter.goto(`/${joinCode}`);
  await voter.getByRole("radio", { name: "الغابة" }).check();
  await voter.locator(".send-vote").click();
  await host.getByRole("button", { name: "Close voting" }).click();
  await host.getByRole("button", { name: "Close voting" }).click();
  const { name, bytes } = await saved(voter, "حفظ كصورة");
  expect(name).toMatch(/^أي-فيلم-نشاهد-.*\.png$/);
  const { width } = await seen(voter, bytes);
  expect(width).toBe(1600);
});
