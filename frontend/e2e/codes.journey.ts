import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expectNoViolations, overflow } from "./access";
import { ask, bar, expect, LAPTOP, PHONE, test, vote } from "./people";
import { placesOf, withheldScripts } from "./takeover";

const BY_CODE = {
  question: "Shall we move?",
  options: ["Yes", "No"],
  electorate: "Whoever has a ballot code",
};

/** Makes so many codes on the host's page and saves them; their links as the file has them. */
async function handOut(host: Page, count: number): Promise<string[]> {
  await host.getByRole("button", { name: "Make codes" }).first().click();
  const dialog = host.getByRole("dialog");
  await dialog.getByLabel("How many codes").fill(String(count));
  await dialog.getByRole("button", { name: "Make them" }).click();
  await expect(dialog.getByText(`${count} codes made.`)).toBeVisible();
  const [file] = await Promise.all([
    host.waitForEvent("download"),
    dialog.getByRole("button", { name: "Save as CSV" }).click(),
  ]);
  const [head, ...rows] = readFileSync(await file.path(), "utf8")
    .trim()
    .split("\r\n");
  expect(head).toBe("code,link");
  return rows.map((row) => row.split(",")[1] ?? "");
}

test("a printed code gives one vote, wherever it is tried again", async ({ person }) => {
  const host = await person({ viewport: LAPTOP });
  const joinCode = await ask(host, BY_CODE);
  await expect(host.getByText("none have been made yet")).toBeVisible();
  const [link = "", other = ""] = await handOut(host, 3);
  const code = new URLSearchParams(new URL(link).hash.slice(1)).get("code") ?? "";

  await host.emulateMedia({ media: "print" });
  const card = host.locator(".code-card", { hasText: code });
  await expect(card.getByText("Shall we move?")).toBeVisible();
  await expect(card.locator("svg")).toBeVisible();
  await expect(host.getByRole("dialog")).toBeHidden();
  await host.emulateMedia({ media: "screen" });
  await host.getByRole("button", { name: "Done" }).click();
  await expect(card).toHaveCount(0);

  const asked: string[] = [];
  const voter = await person();
  voter.on("request", (request) => asked.push(`${request.url()} ${request.headers().referer ?? ""}`));
  await voter.goto(link);
  await expect(voter.getByLabel("Ballot code")).toHaveValue(code);
  expect(new URL(voter.url()).hash).toBe("");
  await expectNoViolations(voter);
  await voter.reload();
  await expect(voter.getByLabel("Ballot code")).toHaveValue(code);
  await vote(voter, "Yes");
  await expect(voter.getByText("Your vote is in")).toBeVisible();
  expect(asked.filter((line) => line.includes(code))).toEqual([]);
  await expect(host.getByText("3 codes made, 1 used.")).toBeVisible();
  // The code's own voter may think again without it.
  await voter.getByRole("button", { name: "Change it" }).click();
  await voter.getByRole("radio", { name: "No" }).check();
  await voter.getByRole("button", { name: "Change to No" }).click();
  await expect(bar(voter, "No")).toHaveText("100%1 vote");

  const second = await person();
  await second.goto(`/${joinCode}`);
  await second.getByRole("radio", { name: "Yes" }).check();
  await second.getByLabel("Ballot code").fill(code.toLowerCase().replaceAll("-", " "));
  await second.getByRole("button", { name: "Vote for Yes" }).click();
  await expect(second.getByRole("alert")).toContainText("somebody has voted with it already");
  await expect(second.getByLabel("Ballot code")).toBeFocused();
  await expectNoViolations(second);
  await second.getByLabel("Ballot code").fill(`${code.slice(0, -1)}${code.endsWith("A") ? "B" : "A"}`);
  await second.getByRole("button", { name: "Vote for Yes" }).click();
  await expect(second.getByRole("alert")).toContainText("isn’t the whole code");
  // Another card's link, opened in the page that is there already.
  await second.goto(other);
  await expect(second.getByLabel("Ballot code")).toHaveValue(/^\w{3}(-\w{3}){5}$/);
  await vote(second, "Yes");
  await expect(second.getByText("Your vote is in")).toBeVisible();
  await expect(host.getByText("3 codes made, 2 used.")).toBeVisible();
});

test("a vote by code that is given without a network goes out with its code", async ({
  person,
  complaints,
}) => {
  const host = await person({ viewport: LAPTOP });
  await ask(host, BY_CODE);
  const [link = ""] = await handOut(host, 2);
  await host.getByRole("button", { name: "Done" }).click();
  const voter = await person();
  await voter.goto(link);
  await expect(voter.getByLabel("Ballot code")).not.toHaveValue("");
  await voter.context().setOffline(true);
  await vote(voter, "No");
  await expect(voter.getByRole("heading", { name: /Your vote is kept here/ })).toBeVisible();
  await voter.context().setOffline(false);
  await expect(voter.getByText("Your vote is in")).toBeVisible();
  await expect(host.getByText("2 codes made, 1 used.")).toBeVisible();
  complaints.length = 0;
});

test("a ballot with a code is painted where the app then stands, and a code typed meanwhile stays", async ({
  person,
}) => {
  const host = await person({ viewport: LAPTOP });
  const joinCode = await ask(host, BY_CODE);
  const voter = await person();
  const letGo = await withheldScripts(voter);
  await voter.goto(`/${joinCode}`, { waitUntil: "commit" });
  await voter.getByRole("radio", { name: "No" }).check();
  await voter.getByLabel("Ballot code").fill("GXP-PTE");
  const places = () => placesOf(voter, "h1, .choice, .field, .field .input, .send-bar");
  const painted = await places();
  letGo();
  await expect(voter.getByRole("button", { name: "Vote for No" })).toBeEnabled();
  await expect(voter.getByLabel("Ballot code")).toHaveValue("GXP-PTE");
  await expect(voter.getByLabel("Ballot code")).toBeFocused();
  expect(await places()).toEqual(painted);
});

for (const [colorScheme, viewport] of [
  ["light", PHONE],
  ["dark", LAPTOP],
] as const) {
  test(`making codes holds what every page must hold, ${colorScheme}`, async ({ person }) => {
    const host = await person({ viewport, colorScheme });
    await ask(host, BY_CODE);
    await expectNoViolations(host);
    await handOut(host, 40);
    await expectNoViolations(host);
    expect(await overflow(host)).toBeLessThanOrEqual(0);
    await host.getByRole("button", { name: "Done" }).click();
  });
}
