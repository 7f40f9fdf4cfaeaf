import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { brokenFigures, expectNoViolations, overflow } from "./access";
import { ask, expect, LAPTOP, PHONE, test } from "./people";
import { type Positions, programs } from "./programs";
import { network } from "./wire";

const DRINKS = ["Tea", "Coffee", "Juice", "Water"];
const QUESTION = "What shall we drink?";

/** The ranking as it stands: "Coffee, Tea". */
const ranking = async (page: Page) =>
  (await page.locator(".rank-row .rank-label").allTextContents()).join(", ");

const add = async (page: Page, ...labels: string[]) => {
  for (const label of labels) await page.getByRole("button", { name: new RegExp(`^Rank ${label} `) }).click();
};

/** Drags what is in the middle of one element to a height within another. */
async function drag(page: Page, from: string, onto: string, part: number) {
  const [start, end] = [await page.locator(from).boundingBox(), await page.locator(onto).boundingBox()];
  if (!start || !end) throw new Error("There is nothing to drag");
  const x = start.x + start.width / 2;
  await page.mouse.move(x, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(x, end.y + end.height * part, { steps: 6 });
}

test("a ranking is made by taps, dragged, and is shown back in its order", async ({ person }) => {
  const host = await person({ viewport: LAPTOP });
  const joinCode = await ask(host, { question: QUESTION, options: DRINKS, method: "Ranked choice" });
  const voter = await person({ viewport: LAPTOP });
  await voter.goto(`/${joinCode}`);
  await add(voter, "Tea", "Coffee", "Juice");
  await drag(voter, ".rank-row:nth-child(3) .rank-label", ".rank-row:nth-child(1)", 0.1);
  await voter.mouse.up();
  expect(await ranking(voter)).toBe("Juice, Tea, Coffee");

  await drag(voter, ".rank-row:nth-child(1) .rank-handle", ".rank-row:nth-child(2)", 0.9);
  await voter.keyboard.press("Escape");
  await voter.mouse.up();
  expect(await ranking(voter)).toBe("Juice, Tea, Coffee");

  await drag(voter, ".rank-row:nth-child(2) .rank-label", "[data-pool]", 0.5);
  await voter.mouse.up();
  expect(await ranking(voter)).toBe("Juice, Coffee");

  await voter.getByRole("button", { name: "Vote with Juice first" }).click();
  await expect(voter.getByRole("heading", { name: "Your vote is in" })).toBeFocused();
  await expect(voter.locator(".my-vote-choice li")).toHaveText(["1.CJuice", "2.BCoffee"]);
  await expect(host.getByText("1 of 2 here has voted")).toBeVisible();
});

test("a finger drags by the handle, and scrolls everywhere else", async ({ person, request }) => {
  const poll = await programs(request).open({
    question: QUESTION,
    options: DRINKS,
    method: "INSTANT_RUNOFF",
  });
  const voter = await person({ viewport: PHONE, hasTouch: true, isMobile: true });
  await voter.goto(`/${poll.joinCode}`);
  for (const label of DRINKS) await voter.getByRole("button", { name: new RegExp(`^Rank ${label} `) }).tap();
  const finger = await voter.context().newCDPSession(voter);
  const touch = async (type: string, x?: number, y?: number) =>
    void (await finger.send("Input.dispatchTouchEvent", {
      type: type as "touchStart",
      touchPoints: x === undefined || y === undefined ? [] : [{ x, y }],
    }));
  const swipe = async (from: string, onto: string) => {
    const [start, end] = [await voter.locator(from).boundingBox(), await voter.locator(onto).boundingBox()];
    if (!start || !end) throw new Error("There is nothing to drag");
    const [x, y] = [start.x + start.width / 2, start.y + start.height / 2];
    await touch("touchStart", x, y);
    for (let step = 1; step <= 8; step += 1) await touch("touchMove", x, y + ((end.y + 3 - y) * step) / 8);
    await touch("touchEnd");
  };
  await swipe(".rank-row:nth-child(3) .rank-handle", ".rank-row:nth-child(1)");
  await expect.poll(() => ranking(voter)).toBe("Juice, Tea, Coffee, Water");
  await swipe(".rank-row:nth-child(3) .rank-label", ".rank-row:nth-child(1)");
  await expect.poll(() => ranking(voter)).toBe("Juice, Tea, Coffee, Water");
});

test("a ranking with equal ranks is made and sent with the keyboard alone", async ({ person, request }) => {
  const poll = await programs(request).open({ question: QUESTION, options: DRINKS, method: "CONDORCET" });
  const voter = await person({ viewport: LAPTOP });
  await voter.goto(`/${poll.joinCode}`);
  await voter.getByRole("button", { name: "Rank Tea 1st" }).focus();
  for (let taps = 0; taps < 3; taps += 1) await voter.keyboard.press("Enter");
  expect(await ranking(voter)).toBe("Tea, Coffee, Juice");
  await voter.getByRole("button", { name: "Move Juice up" }).focus();
  await voter.keyboard.press("ArrowUp");
  await voter.keyboard.press("ArrowUp");
  expect(await ranking(voter)).toBe("Juice, Tea, Coffee");
  await expect(voter.getByRole("button", { name: "Move Juice up" })).toBeFocused();
  await voter.getByRole("button", { name: "Tea and Coffee on the same rank" }).focus();
  await voter.keyboard.press("Space");
  await expect(voter.locator(".rank-number [aria-hidden]")).toHaveText(["1", "2 =", "2 ="]);
  await voter.getByRole("button", { name: "Vote with Juice first" }).focus();
  await voter.keyboard.press("Enter");
  await expect(voter.locator(".my-vote-choice li")).toHaveText(["1.CJuice", "2.ATea", "2.BCoffee"]);
});

test("a half-filled ballot stays while votes stream in, the deadline moves and the connection breaks", async ({
  person,
  request,
  complaints,
}) => {
  const program = programs(request);
  const poll = await program.open({ question: QUESTION, options: DRINKS, method: "BORDA" });
  const host = await person({ viewport: LAPTOP });
  await host.goto(poll.hostPath);
  const voter = await person({ viewport: LAPTOP });
  const wire = await network(voter);
  await voter.goto(`/${poll.joinCode}`);
  await add(voter, "Water", "Juice");
  await voter.getByText("See the results so far").click();
  const up = voter.getByRole("button", { name: "Move Juice up" });
  await up.focus();
  const row = await voter.locator(".rank-row").first().elementHandle();

  const stream = program.votes(poll, [[8, { rank: [[0], [1]] }]]);
  await drag(voter, ".rank-row:nth-child(2) .rank-label", ".rank-row:nth-child(1)", 0.1);
  await stream;
  await expect(voter.getByText("8 people have voted")).toBeVisible();
  await voter.mouse.up();
  expect(await ranking(voter)).toBe("Juice, Water");

  await host.getByLabel("Deadline").selectOption("In 5 minutes");
  await expect(voter.getByText(/Closes in/)).toBeVisible();
  await wire.cut();
  await expect(voter.getByText("Connection lost. Reconnecting…")).toBeVisible();
  wire.mend();
  await expect(voter.getByText("Connection lost. Reconnecting…")).toBeHidden({ timeout: 30_000 });
  expect(await ranking(voter)).toBe("Juice, Water");
  expect(await row?.evaluate((element) => element.isConnected)).toBe(true);

  await voter.reload();
  await expect(voter.locator(".rank-row")).toHaveCount(2);
  await voter.getByRole("button", { name: "Vote with Juice first" }).click();
  await expect(voter.getByText("Your vote is in")).toBeVisible();
  complaints.length = 0;
});

// The winner of round 1 loses: 4 Tea, 3 Coffee, 2 Juice who go to Coffee.
const UPSET: [number, Positions][] = [
  [4, { rank: [[0], [2]] }],
  [3, { rank: [[1], [2]] }],
  [2, { rank: [[2], [1]] }],
];

test("the rounds are played, stepped through and read as a table", async ({ person, request }) => {
  const program = programs(request);
  const poll = await program.open({ question: QUESTION, options: DRINKS, method: "INSTANT_RUNOFF" });
  const host = await person({ viewport: LAPTOP });
  await host.goto(poll.hostPath);
  await program.votes(poll, UPSET);
  await host.getByRole("button", { name: "Close voting" }).click();
  await host.getByRole("button", { name: "Close voting" }).click();
  await expect(host.getByRole("heading", { name: /Coffee wins/ })).toBeVisible();
  const title = host.locator(".player-title");
  await expect(title).toHaveText("Round 3 of 3");

  await host.getByRole("button", { name: "Round before" }).click();
  await expect(title).toHaveText("Round 2 of 3");
  await expect(host.locator(".move")).toContainText("Where the 2 votes of Juice went");
  await host.getByRole("slider").press("Home");
  await expect(title).toHaveText("Round 1 of 3");
  await host.getByRole("button", { name: "Play the rounds" }).click();
  await expect(title).toHaveText("Round 3 of 3", { timeout: 15_000 });
  await expect(host.getByRole("button", { name: "Play the rounds" })).toBeVisible();
  await host.getByText("Show as a table").click();
  await expect(host.getByRole("row", { name: /^Coffee/ })).toContainText("5");

  await host.getByText("Check this count").click();
  await expect(host.getByText("Its SHA-256")).toBeVisible();
  await host.getByRole("link", { name: /“Ranked choice” is counted/ }).click();
  await expect(host.getByRole("heading", { level: 1, name: "How votes are counted" })).toBeVisible();
});

/** The text of the file that a link downloads, and its name. */
async function download(page: Page, link: string): Promise<[name: string, text: string]> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: link }).click(),
  ]);
  return [file.suggestedFilename(), await readFile(await file.path(), "utf8")];
}

test("a closed poll's votes are downloaded as JSON, BLT and CSV; scores have no BLT", async ({
  person,
  request,
}) => {
  const program = programs(request);
  const host = await person({ viewport: LAPTOP });
  const close = async (method: string, piles: [number, Positions][]) => {
    const poll = await program.open({ question: QUESTION, options: DRINKS, method });
    await program.votes(poll, piles);
    await host.goto(poll.hostPath);
    await host.getByRole("button", { name: "Close voting" }).click();
    await host.getByRole("button", { name: "Close voting" }).click();
    await host.getByText("Check this count").click();
    return poll;
  };
  const ranked = await close("INSTANT_RUNOFF", UPSET);
  const [name, json] = await download(host, "JSON");
  expect(name).toBe(`livetally-${ranked.id}.json`);
  expect(JSON.parse(json)).toMatchObject({
    options: DRINKS,
    votes: UPSET,
    result: { turnout: 9, winners: [1] },
  });
  const [, blt] = await download(host, "BLT");
  expect(blt.split("\n").slice(0, 5)).toEqual(["4 1", "4 1 3 0", "3 2 3 0", "2 3 2 0", "0"]);
  const [, csv] = await download(host, "CSV");
  expect(csv.split("\r\n").slice(0, 2)).toEqual(["votes,Tea,Coffee,Juice,Water", "4,1,,2,"]);

  await close("STAR", [[2, { score: [5, 3, null, 0] }]]);
  await expect(host.getByRole("link", { name: "CSV" })).toBeVisible();
  await expect(host.getByRole("link", { name: "BLT" })).toBeHidden();
});

const FORMS: [method: string, others: Positions[], mark: (page: Page) => Promise<void>][] = [
  [
    "INSTANT_RUNOFF",
    [{ rank: [[0], [1]] }, { rank: [[1]] }, { rank: [[2], [1]] }],
    (page) => add(page, "Tea", "Coffee"),
  ],
  [
    "CONDORCET",
    [{ rank: [[0, 1], [2]] }],
    async (page) => {
      await add(page, "Tea", "Coffee");
      await page.getByRole("button", { name: /same rank/ }).click();
    },
  ],
  [
    "STAR",
    [{ score: [5, 3, null, 0] }, { score: [1, 4, 4, 0] }],
    (page) => page.getByRole("radiogroup", { name: "Score of Tea" }).getByRole("radio").nth(3).check(),
  ],
  [
    "QUADRATIC",
    [{ spend: [7, 5, 0, 0] }],
    (page) => page.getByRole("button", { name: "One vote more for Tea" }).click(),
  ],
];

for (const [method, others, mark] of FORMS) {
  test(`axe finds nothing in the form and the result of ${method}, and nothing is lost at twice the text size`, async ({
    person,
    request,
  }) => {
    const program = programs(request);
    const poll = await program.open({
      question: QUESTION,
      options: [...DRINKS, "هل هذا الخيار مقروء؟"],
      method,
    });
    for (const marks of others) await program.vote(poll, marks);
    const voter = await person({ viewport: PHONE });
    const check = async () => {
      for (const colorScheme of ["light", "dark"] as const) {
        await voter.emulateMedia({ colorScheme });
        await expectNoViolations(voter);
      }
      await voter.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
      expect(await overflow(voter)).toBeLessThanOrEqual(0);
      expect(await brokenFigures(voter)).toEqual([]);
      await voter.evaluate(() => document.documentElement.style.removeProperty("font-size"));
      await voter.setViewportSize({ width: 320, height: 740 });
      // What measures itself draws itself anew.
      await expect.poll(() => overflow(voter)).toBeLessThanOrEqual(0);
      expect(await brokenFigures(voter)).toEqual([]);
      await voter.setViewportSize(PHONE);
    };
    await voter.goto(`/${poll.joinCode}`);
    await mark(voter);
    await check();
    await voter.getByRole("button", { name: /^Vote with/ }).click();
    await expect(voter.getByText("Your vote is in")).toBeVisible();
    await voter.getByText("How it was counted").click();
    await expect(voter.locator(".count section").first()).toBeVisible();
    for (const table of await voter.getByText("Show as a table").all()) await table.click();
    await expect(voter.locator(".table-scroll td").first()).toBeVisible();
    await check();
  });
}

test("axe finds nothing on the page of rules", async ({ person }) => {
  const reader = await person({ viewport: PHONE });
  await reader.goto("/methods#star");
  await expect(reader.getByRole("heading", { name: "STAR", exact: true })).toBeInViewport();
  await expectNoViolations(reader);
  expect(await overflow(reader)).toBeLessThanOrEqual(0);
});
