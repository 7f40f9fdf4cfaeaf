import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { ask, expect, LAPTOP, test, vote } from "./people";
import { programs } from "./programs";

const PROJECTOR = { width: 1920, height: 1080 };
const LAST_ROW_PIXELS = 40;
const FILMS = { question: "Which film shall we watch?", options: ["The forest", "Night train", "The sea"] };

const figures = (page: Page, label: string) =>
  page.getByRole("listitem").filter({ hasText: label }).locator(".stage-figures");

async function expectNoViolations(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
}

/** The smallest text of the question, its options and the way in; the button to full screen is for one person. */
const smallestText = (page: Page) =>
  page.evaluate(() => {
    const texts = [...document.querySelectorAll(".stage *:not(.stage-full, .stage-full *, svg, svg *)")];
    const sizes = texts
      .filter(({ childNodes }) =>
        [...childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim()),
      )
      .map((element) => Number.parseFloat(getComputedStyle(element).fontSize));
    return Math.min(...sizes);
  });

for (const colorScheme of ["light", "dark"] as const) {
  test(`host, stage and phone go through a question together, ${colorScheme}`, async ({ person }) => {
    const host = await person({ viewport: LAPTOP, colorScheme });
    const joinCode = await ask(host, { ...FILMS, results: "When I show them" });
    // In the host's own browser: the wall must not see what the host sees.
    const stage = await host.context().newPage();
    await stage.setViewportSize(PROJECTOR);
    await stage.goto(`/${joinCode}/stage`);
    await expect(stage.getByRole("heading", { level: 1, name: FILMS.question })).toBeVisible();
    await expect(stage.getByText(joinCode, { exact: true })).toBeVisible();
    await expect(stage.getByRole("img", { name: new RegExp(`${joinCode}$`) })).toBeVisible();

    const phone = await person({ colorScheme });
    await phone.goto(`/${joinCode}`);
    await vote(phone, "Night train");
    await expect(stage.getByText("1 of 2 here has voted")).toBeVisible();
    await expect(stage.getByText("Results appear here when the host shows them.")).toBeVisible();
    await expect(stage.locator(".stage-figures")).toHaveCount(0);
    await expectNoViolations(stage);
    expect(await smallestText(stage)).toBeGreaterThanOrEqual(LAST_ROW_PIXELS);

    await host.getByRole("button", { name: "Show results to everyone" }).click();
    await expect(figures(stage, "Night train")).toHaveText("100% 1 vote");
    await host.getByLabel("Deadline").selectOption("In 1 minute");
    await expect(stage.getByText(/Closes in (1:00|0:5\d)/)).toBeVisible();
    await host.getByRole("button", { name: "Hide results" }).click();
    await expect(stage.locator(".stage-figures")).toHaveCount(0);
    await host.getByRole("button", { name: "Show results to everyone" }).click();
    await host.getByRole("button", { name: "Close voting" }).click();
    await host.getByRole("button", { name: "Close voting" }).click();
    await expect(stage.getByRole("heading", { name: "Night train wins." })).toBeVisible();
    await expectNoViolations(stage);
    expect(await stage.getByRole("button").allTextContents()).toEqual([
      "Save as a picture",
      "Save as CSV",
      "Full screen F",
    ]);
    expect(await smallestText(stage)).toBeGreaterThanOrEqual(LAST_ROW_PIXELS);

    await host.getByRole("button", { name: "Take off" }).click();
    await expect(stage.getByText("The next question appears here by itself.")).toBeVisible();
    await expect(stage.getByText(joinCode, { exact: true })).toBeVisible();
    await expectNoViolations(stage);
  });
}

test("the wall keeps its numbers when the link is lost, says so, and catches up", async ({
  person,
  complaints,
}) => {
  const host = await person({ viewport: LAPTOP });
  const joinCode = await ask(host, FILMS);
  const stage = await person({ viewport: PROJECTOR });
  await stage.goto(`/${joinCode}/stage`);
  const phone = await person();
  await phone.goto(`/${joinCode}`);
  await vote(phone, "The sea");
  await expect(figures(stage, "The sea")).toHaveText("100% 1 vote");

  await stage.context().setOffline(true);
  await stage.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(stage.getByText(/Connection lost|You’re offline/)).toBeVisible();
  await expect(figures(stage, "The sea")).toHaveText("100% 1 vote");
  await phone.getByRole("button", { name: "Change it" }).click();
  await changeTo(phone, "The forest");
  await stage.context().setOffline(false);
  await expect(figures(stage, "The forest")).toHaveText("100% 1 vote", { timeout: 30_000 });
  await expect(stage.getByText(/Connection lost|You’re offline/)).toBeHidden();
  complaints.length = 0;
});

async function changeTo(page: Page, label: string) {
  await page.getByRole("radio", { name: label }).check();
  await page.getByRole("button", { name: `Change to ${label}` }).click();
}

test("the wall of a runoff shows its last round, goes where the host goes, and plays all rounds at the end", async ({
  person,
  request,
}) => {
  const program = programs(request);
  const poll = await program.open({ ...FILMS, method: "INSTANT_RUNOFF" });
  await program.votes(poll, [
    [4, { rank: [[0]] }],
    [3, { rank: [[1], [2]] }],
    [2, { rank: [[2], [1]] }],
  ]);
  const host = await person({ viewport: LAPTOP });
  await host.goto(poll.hostPath);
  const stage = await host.context().newPage();
  await stage.setViewportSize(PROJECTOR);
  await stage.goto(`/${poll.joinCode}/stage`);
  await expect(stage.getByRole("heading", { name: "Round 2 of 2, as votes stand" })).toBeVisible();
  await expect(figures(stage, "Night train")).toHaveText("5 56%");
  await expect(figures(stage, "The sea")).toHaveCount(0);
  expect(await smallestText(stage)).toBeGreaterThanOrEqual(LAST_ROW_PIXELS);

  await host.getByRole("button", { name: "Round before" }).click();
  await expect(stage.getByRole("heading", { name: "Round 1 of 2, as votes stand" })).toBeVisible();
  await expect(figures(stage, "The sea")).toHaveText("2 22%");
  await expect(stage.getByText("The sea had the fewest, 2 of 9 continuing votes (22.2%)")).toBeVisible();
  await expectNoViolations(stage);
  await host.getByRole("button", { name: "Next round" }).click();
  await expect(stage.getByRole("heading", { name: "Round 2 of 2, as votes stand" })).toBeVisible();

  await host.getByRole("button", { name: "Close voting" }).click();
  await host.getByRole("button", { name: "Close voting" }).click();
  await expect(stage.getByRole("heading", { name: "Round 1 of 2", exact: true })).toBeVisible();
  const end = "Night train wins against The forest with 5 of 9 continuing votes (55.6%).";
  await expect(stage.getByText(end)).toBeVisible({ timeout: 20_000 });
  await expect(stage.getByRole("heading", { name: "Night train wins." })).toBeVisible();
  await expect(stage.locator(".stage-option--won")).toContainText("Night train");
  await expectNoViolations(stage);
});
