import AxeBuilder from "@axe-core/playwright";
import type { FrameLocator, Page } from "@playwright/test";
import { expect, LAPTOP, PHONE, test } from "./people";
import { type ProgramPoll, programs } from "./programs";
import { page, printed, serve } from "./sites";

/** A site that the server's EMBED_SITES lists, for the journey to serve. */
const LISTED = process.env.LIVETALLY_EMBED_SITE ?? "";
const FILMS = { question: "Which film shall we watch?", options: ["The forest", "Night train", "The sea"] };

test.skip(!LISTED, "LIVETALLY_EMBED_SITE names no site that the server lists.");
// They serve the same site.
test.describe.configure({ mode: "default" });

/** The documentation's own lines, on the listed site's page. */
const framing = (baseURL: string | undefined, poll: ProgramPoll) =>
  page(printed("html", "<iframe", { "https://votes.example": baseURL ?? "", POLLID: poll.id }));

const inside = (site: Page): FrameLocator => site.frameLocator("#poll");

for (const colorScheme of ["light", "dark"] as const) {
  test(`a listed site frames a poll, which is voted in there, ${colorScheme}`, async ({
    person,
    request,
    baseURL,
  }) => {
    const poll = await programs(request).open(FILMS);
    await using _ = await serve(LISTED, { "/": framing(baseURL, poll) });
    const site = await person({ viewport: PHONE, colorScheme });
    await site.goto(LISTED);
    const frame = inside(site);
    await frame.getByRole("radio", { name: "Night train" }).check();
    const { violations } = await new AxeBuilder({ page: site }).include("#poll").analyze();
    expect(violations).toEqual([]);
    await expectToFit(site);
    await frame.getByRole("button", { name: "Vote for Night train" }).click();
    await expect(frame.getByText("Your vote is in")).toBeVisible();
    await expect(frame.locator(".bar", { hasText: "Night train" })).toContainText("100%");
    await expectToFit(site);
    await programs(request).vote(poll, { choose: [0] });
    await expect(frame.locator(".bar", { hasText: "The forest" })).toContainText("50%");

    const room = site.waitForEvent("popup");
    await frame.getByRole("link", { name: "Open this room on Livetally" }).click();
    await expect((await room).getByRole("heading", { level: 1, name: FILMS.question })).toBeVisible();
    await expect(
      (await room).getByRole("radio", { name: "Night train" }),
      "another voter there",
    ).toBeVisible();
  });
}

test("F6: in a frame no single press votes", async ({ person, request, baseURL }) => {
  const poll = await programs(request).open({ ...FILMS, method: "APPROVAL" });
  await using _ = await serve(LISTED, { "/": framing(baseURL, poll) });
  const site = await person({ viewport: LAPTOP });
  await site.goto(LISTED);
  const none = inside(site).getByRole("button", { name: "None of these" });
  await none.dblclick();
  await expect(none).toHaveText("None of these? Press once more");
  await expect(inside(site).getByText("No votes yet")).toBeAttached();
  await site.waitForTimeout(600);
  await none.click();
  await expect(inside(site).getByText("Your vote is in")).toBeVisible();
});

test("the frame speaks the language that its address asks for", async ({ person, request, baseURL }) => {
  const poll = await programs(request).open(FILMS);
  const body = framing(baseURL, poll).replace(poll.id, `${poll.id}?lang=ar`);
  await using _ = await serve(LISTED, { "/": body });
  const site = await person();
  await site.goto(LISTED);
  await expect(inside(site).locator("html")).toHaveAttribute("dir", "rtl");
  await expect(inside(site).getByText("التصويت مفتوح")).toBeVisible();
});

test("F6: a site that is not listed is refused by the browser", async ({
  person,
  request,
  baseURL,
  complaints,
}) => {
  const poll = await programs(request).open(FILMS);
  await using elsewhere = await serve("http://localhost:0", { "/": framing(baseURL, poll) });
  const site = await person();
  await site.goto(elsewhere.url);
  await expect.poll(() => complaints.join()).toContain("frame-ancestors");
  await expect(inside(site).getByRole("radio")).toHaveCount(0);
  complaints.length = 0;
});

test("F5: nothing but that page may be framed, by a listed site either", async ({
  person,
  request,
  baseURL,
  complaints,
}) => {
  const poll = await programs(request).open(FILMS);
  const frame = (path: string) => page(`<iframe id="poll" title="Framed" src="${baseURL}${path}"></iframe>`);
  const paths = ["/", `/${poll.joinCode}`, `/${poll.joinCode}/host`, `/${poll.joinCode}/stage`, "/graphiql/"];
  await using _ = await serve(LISTED, Object.fromEntries(paths.map((path, at) => [`/${at}`, frame(path)])));
  const site = await person();
  for (const at of paths.keys()) {
    complaints.length = 0;
    await site.goto(`${LISTED}/${at}`);
    await expect.poll(() => complaints.join(), paths[at]).toContain("frame-ancestors 'none'");
  }
  complaints.length = 0;
});

/** The frame is as high as what is in it: nothing scrolls inside, and nothing is left empty below. */
async function expectToFit(site: Page) {
  const body = inside(site).locator("body");
  await expect(async () => {
    const needed = await body.evaluate((element) => Math.ceil(element.getBoundingClientRect().height));
    expect(await site.locator("#poll").evaluate((frame) => frame.clientHeight)).toBe(needed);
  }).toPass({ timeout: 5_000 });
  expect(await body.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}
