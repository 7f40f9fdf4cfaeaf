import type { Page } from "@playwright/test";
import { expectNoViolations, overflow } from "./access";
import { linkSentTo, MAIL } from "./mail";
import { ask, bar, expect, LAPTOP, PHONE, test, vote } from "./people";

const BY_MAIL = {
  question: "Shall we move?",
  options: ["Yes", "No"],
  electorate: "Whoever is invited by e-mail",
};
const PASSWORD = "correct horse battery";
const newAddress = (name: string) => `${name}-${crypto.randomUUID().slice(0, 8)}@example.org`;

async function makeAccount(page: Page): Promise<void> {
  await page.getByLabel("User name").fill(newAddress("host"));
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByLabel("The same password again").fill(PASSWORD);
  await page.getByRole("button", { name: "Make an account" }).click();
}

test.skip(MAIL === "", "LIVETALLY_MAIL names no folder to which the server writes its mail");

for (const [colorScheme, viewport] of [
  ["light", LAPTOP],
  ["dark", PHONE],
] as const) {
  test(`an invited address votes once, however often its link is opened, ${colorScheme}`, async ({
    person,
  }) => {
    const host = await person({ viewport, colorScheme });
    const joinCode = await ask(host, BY_MAIL);
    const [anna, bob] = [newAddress("anna"), newAddress("bob")];
    await host.getByRole("button", { name: "Invite people" }).first().click();
    const dialog = host.getByRole("dialog");
    await dialog.getByLabel("E-mail addresses").fill(`Anna Lee <${anna}>\n${bob}`);
    await dialog.getByRole("button", { name: "Invite 2 addresses" }).click();
    const [aside] = await Promise.all([
      host.waitForEvent("popup"),
      dialog.getByRole("link", { name: "Sign in to invite people" }).click(),
    ]);
    await aside.getByRole("link", { name: "New here? Make an account" }).click();
    await makeAccount(aside);
    await aside.waitForURL(`/${joinCode}/host`);
    await aside.close();
    // The list that was pasted has stayed.
    await dialog.getByRole("button", { name: "Invite 2 addresses" }).click();
    await expect(dialog.getByText("2 sent")).toBeVisible({ timeout: 20_000 });
    await expectNoViolations(host);
    expect(await overflow(host)).toBeLessThanOrEqual(0);
    await dialog.getByRole("button", { name: "Close" }).click();

    // What looks at mail before people do opens links, and spends nothing.
    const scanner = await person();
    const link = await linkSentTo(anna);
    await scanner.goto(link);
    await expect(scanner.getByLabel("Your invitation’s code")).not.toHaveValue("");
    const asked: string[] = [];
    const voter = await person();
    voter.on("request", (request) => asked.push(`${request.url()} ${request.headers().referer ?? ""}`));
    await voter.goto(link);
    await expect(voter.getByLabel("Your invitation’s code")).not.toHaveValue("");
    await expectNoViolations(voter);
    await vote(voter, "Yes");
    await expect(voter.getByText("Your vote is in")).toBeVisible();
    await expect(bar(host, "Yes")).toHaveText("100%1 vote");
    const code = new URLSearchParams(link.split("#")[1]).get("code") ?? "";
    expect(asked.filter((line) => line.includes(code))).toEqual([]);

    await vote(scanner, "No");
    await expect(scanner.getByRole("alert")).toContainText("somebody has voted with it already");
    await expect(host.getByText("2 invitations made, 1 used.")).toBeVisible();
  });
}

test("an invited person needs no JavaScript", async ({ person }) => {
  const host = await person({ viewport: LAPTOP });
  await host.goto("/sign-up");
  await makeAccount(host);
  const joinCode = await ask(host, BY_MAIL);
  const anna = newAddress("anna");
  await host.getByRole("button", { name: "Invite people" }).first().click();
  await host.getByLabel("E-mail addresses").fill(anna);
  await host.getByRole("button", { name: "Invite 1 address" }).click();
  const link = await linkSentTo(anna);
  const voter = await person({ javaScriptEnabled: false });
  await voter.goto(`/${joinCode}`);
  await voter.getByRole("radio", { name: "No" }).check();
  const code = new URLSearchParams(link.split("#")[1]).get("code") ?? "";
  await voter.getByLabel("Your invitation’s code").fill(code);
  await voter.getByRole("button", { name: "Vote", exact: true }).click();
  await expect(voter.getByRole("heading", { name: "Your vote is in" })).toBeVisible();
});
