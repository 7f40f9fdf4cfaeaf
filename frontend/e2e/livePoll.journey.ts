import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { expect, LAPTOP, PHONE, test } from "./people";
import { programs } from "./programs";
import { page, printed, serve } from "./sites";

const ANYWHERE = "http://localhost:0";
const FILMS = { question: "Which film shall we watch?", options: ["The forest", "Night train", "The sea"] };

/** The documentation's own lines. */
const lines = (baseURL: string | undefined, pollId: string) =>
  printed("html", "<live-poll", { "https://votes.example": baseURL ?? "", POLLID: pollId });

const option = (site: Page, label: string): Locator => site.locator("live-poll li", { hasText: label });
/** What a bar of an option is of: its colour, how long it is, how it moves. */
const bar = (site: Page, label: string) =>
  option(site, label)
    .locator(".fill")
    .evaluate((fill) => {
      const { backgroundColor, transform, transitionDuration } = getComputedStyle(fill);
      return { backgroundColor, length: new DOMMatrix(transform).a, transitionDuration };
    });

test("a page of another origin with a strict policy shows a poll, live", async ({
  person,
  request,
  baseURL,
}) => {
  const program = programs(request);
  const poll = await program.open(FILMS);
  const own = new URL(baseURL ?? "");
  const policy = `default-src 'none'; img-src data:; script-src ${own.origin}; connect-src ws://${own.host}`;
  await using somewhere = await serve(
    ANYWHERE,
    { "/": page(lines(baseURL, poll.id)) },
    { "content-security-policy": policy },
  );
  const site = await person({ viewport: PHONE });
  await site.goto(somewhere.url);
  await expect(site.getByRole("heading", { name: FILMS.question, level: 2 })).toBeVisible();
  await expect(site.locator("live-poll").getByText("No votes yet", { exact: true })).toBeVisible();
  await program.vote(poll, { choose: [1] });
  await expect(option(site, "Night train")).toHaveText(/100%\s*1 vote/);
  await program.vote(poll, { choose: [0] });
  await expect(option(site, "The forest")).toHaveText(/50%\s*1 vote/);
  expect((await bar(site, "The forest")).length).toBeCloseTo(0.5);
});

test("its events, properties and parts are the page's to use", async ({ person, request, baseURL }) => {
  const program = programs(request);
  const poll = await program.open(FILMS);
  const style = `<style>html { color-scheme: light dark } ${printed("css", "live-poll", {})}</style>`;
  const script = `<script type="module">${printed("js", "tally", {})}</script>`;
  await using somewhere = await serve(ANYWHERE, { "/": page(style + lines(baseURL, poll.id) + script) });
  const site = await person({ viewport: LAPTOP });
  await site.goto(somewhere.url);
  await expect(site).toHaveTitle("0 have voted");
  await program.vote(poll, { choose: [2] });
  await expect(site).toHaveTitle("1 have voted");
  expect((await bar(site, "The sea")).backgroundColor).toBe("rgb(10, 107, 67)");
  const size = site
    .getByRole("heading", { level: 2 })
    .evaluate((heading) => getComputedStyle(heading).fontSize);
  expect(await size).toBe("32px");
});

for (const [colorScheme, accent] of [
  ["light", "rgb(75, 59, 214)"],
  ["dark", "rgb(167, 156, 255)"],
] as const) {
  test(`it goes ${colorScheme} with the page, and rests for those who ask for less motion`, async ({
    person,
    request,
    baseURL,
  }) => {
    const poll = await programs(request).open(FILMS);
    await programs(request).vote(poll, { choose: [0] });
    const body = `<style>html { color-scheme: light dark }</style>${lines(baseURL, poll.id)}`;
    await using somewhere = await serve(ANYWHERE, { "/": page(body) });
    const site = await person({ viewport: PHONE, colorScheme });
    await site.goto(somewhere.url);
    await expect(option(site, "The forest")).toContainText("100%");
    expect(await bar(site, "The forest")).toMatchObject({
      backgroundColor: accent,
      transitionDuration: "0s",
    });
    await site.emulateMedia({ reducedMotion: "no-preference" });
    expect((await bar(site, "The forest")).transitionDuration).toBe("0.45s");
    const { violations } = await new AxeBuilder({ page: site }).include("live-poll").analyze();
    expect(violations).toEqual([]);
  });
}

test("a hidden result says why until it is shown; a guest who has voted sees it sooner", async ({
  person,
  request,
  baseURL,
}) => {
  const program = programs(request);
  const poll = await program.open({ ...FILMS, policy: { resultsVisible: "AFTER_VOTING" } });
  const token = await program.vote(poll, { choose: [0] });
  const both =
    lines(baseURL, poll.id) +
    `<live-poll id="mine" poll="${poll.id}" token="${token}" lang="de"></live-poll>`;
  await using somewhere = await serve(ANYWHERE, { "/": page(both) });
  const site = await person();
  await site.goto(somewhere.url);
  await expect(site.getByText("You’ll see the results when you have voted.")).toBeVisible();
  await expect(site.locator("#mine li").first()).toContainText(/100\s*%\s*1 Stimme/);
  await expect(site.locator("live-poll").first().locator(".lead:visible")).toHaveCount(0);
});
