/**
 * The faces as they look, light and dark, compared with the pictures in looks/. After a wanted change renew them:
 * `npm run e2e -- looks --update-snapshots`, look at each, and commit them with the change.
 */
import type { Page } from "@playwright/test";
import { expect, LAPTOP, PHONE, test } from "./people";
import { type ProgramPoll, programs } from "./programs";

const WALL = { width: 1920, height: 1080 };
const FILMS = { question: "Which film shall we watch?", options: ["The forest", "Night train", "The sea"] };

/** What differs from run to run leaves its place empty. */
const DIFFERS = ".room-facts, .results-turnout, .counts, .stage-counts, .way-in, .stage-way-in";

async function looksLike(page: Page, name: string) {
  await page.evaluate(async (differs) => {
    for (const part of document.querySelectorAll<HTMLElement>(differs)) part.style.visibility = "hidden";
    await document.fonts.ready;
  }, DIFFERS);
  await expect(page).toHaveScreenshot(`${name}.png`, {
    animations: "disabled",
    caret: "hide",
    // Another version of the browser may draw letters a little otherwise.
    maxDiffPixelRatio: 0.02,
  });
}

const faces: [name: string, viewport: typeof PHONE, path: (poll: ProgramPoll) => string, seen: string][] = [
  ["phone", PHONE, (poll) => `/${poll.joinCode}`, ".ballot"],
  ["host", LAPTOP, (poll) => poll.hostPath, ".bars"],
  ["wall", WALL, (poll) => `/${poll.joinCode}/stage`, ".stage-figures"],
  ["home", PHONE, () => "/", "form"],
];

for (const colorScheme of ["light", "dark"] as const) {
  test(`the faces look as they did, ${colorScheme}`, async ({ person, request }) => {
    const asked = programs(request);
    const poll = await asked.open(FILMS);
    await asked.votes(poll, [
      [3, { choose: [1] }],
      [1, { choose: [2] }],
    ]);
    for (const [name, viewport, path, seen] of faces) {
      const page = await person({ viewport, colorScheme });
      await page.goto(path(poll));
      await expect(page.locator(seen).first()).toBeVisible();
      await looksLike(page, `${name}-${colorScheme}`);
    }
    const voter = await person({ colorScheme, locale: "ar-EG" });
    await voter.goto(`/${poll.joinCode}`);
    await voter.getByRole("radio").nth(1).check();
    await voter.locator(".ballot button[type=submit]").click();
    await expect(voter.locator(".my-vote")).toBeVisible();
    await looksLike(voter, `recorded-arabic-${colorScheme}`);
  });
}
