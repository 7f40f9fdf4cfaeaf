import type { Page } from "@playwright/test";
import { expectNoViolations, overflow } from "./access";
import { ask, bar, expect, LAPTOP, test, vote } from "./people";

const FOR_ACCOUNTS = { question: "Shall we move?", options: ["Yes", "No"], electorate: "Whoever signs in" };
const PASSWORD = "correct horse battery";
const newName = () => `anna-${crypto.randomUUID().slice(0, 8)}`;

/** From the poll to the form, and back to the poll with a new account. */
async function signUp(voter: Page, name: string, joinCode: string): Promise<void> {
  await voter.getByRole("link", { name: "Sign in to vote" }).click();
  await expect(voter.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await voter.getByRole("link", { name: "New here? Make an account" }).click();
  await voter.getByLabel("User name").fill(name);
  await voter.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await voter.getByLabel("The same password again").fill(PASSWORD);
  await voter.getByRole("button", { name: "Make an account" }).click();
  await voter.waitForURL(`/${joinCode}`);
}

/** From the poll to the form, and back to the poll as somebody who has an account. */
async function signIn(voter: Page, name: string, joinCode: string): Promise<void> {
  await voter.getByRole("link", { name: "Sign in to vote" }).click();
  await voter.getByLabel("User name").fill(name);
  await voter.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await voter.getByRole("button", { name: "Sign in" }).click();
  await voter.waitForURL(`/${joinCode}`);
}

test("who has an account votes once, in whatever browser", async ({ person }) => {
  const host = await person({ viewport: LAPTOP });
  const joinCode = await ask(host, FOR_ACCOUNTS);
  const name = newName();
  const voter = await person();
  await voter.goto(`/${joinCode}`);
  await expect(voter.getByText("This question is for people who are signed in.")).toBeVisible();
  await expectNoViolations(voter);
  await signUp(voter, name, joinCode);
  await vote(voter, "Yes");
  await expect(voter.getByText("Your vote is in")).toBeVisible();
  await expect(bar(host, "Yes")).toHaveText("100%1 vote");

  const elsewhere = await person();
  await elsewhere.goto(`/${joinCode}`);
  await signIn(elsewhere, name, joinCode);
  await expect(elsewhere.getByText("Your vote is in")).toBeVisible();
  await elsewhere.getByRole("button", { name: "Change it" }).click();
  await elsewhere.getByRole("radio", { name: "No" }).check();
  await elsewhere.getByRole("button", { name: "Change to No" }).click();
  await expect(bar(host, "No")).toHaveText("100%1 vote");
  await expect(bar(host, "Yes")).toHaveText("0%0 votes");
  await expect(elsewhere.getByText("Your vote is in")).toBeVisible();

  // The next person at the same device is somebody else.
  await elsewhere.goto(`/sign-in?next=/${joinCode}`);
  await expect(elsewhere.getByText(name)).toBeVisible();
  await expectNoViolations(elsewhere);
  await elsewhere.getByRole("button", { name: "Sign out" }).click();
  await elsewhere.waitForURL(`/${joinCode}`);
  await expect(elsewhere.getByRole("link", { name: "Sign in to vote" })).toBeVisible();
});

test("an account and its vote need no JavaScript", async ({ person }) => {
  const host = await person({ viewport: LAPTOP });
  const joinCode = await ask(host, FOR_ACCOUNTS);
  const voter = await person({ javaScriptEnabled: false });
  await voter.goto(`/${joinCode}`);
  await signUp(voter, newName(), joinCode);
  await voter.getByRole("radio", { name: "Yes" }).check();
  await voter.getByRole("button", { name: "Vote", exact: true }).click();
  await expect(voter.getByRole("heading", { name: "Your vote is in" })).toBeVisible();
  await expect(bar(host, "Yes")).toHaveText("100%1 vote");
});

test("a host who makes an account stays the host", async ({ person }) => {
  const host = await person({ viewport: LAPTOP });
  const joinCode = await ask(host, FOR_ACCOUNTS);
  await host.goto(`/${joinCode}`);
  await signUp(host, newName(), joinCode);
  await host.getByRole("link", { name: "Host page" }).click();
  await expect(host.getByRole("button", { name: "Close voting" })).toBeVisible();
});

for (const [colorScheme, locale] of [
  ["light", "en"],
  ["dark", "de"],
  ["dark", "ar"],
] as const) {
  test(`axe finds nothing on the pages of accounts, ${colorScheme}, ${locale}`, async ({ person }) => {
    const visitor = await person({ colorScheme, locale, viewport: { width: 320, height: 740 } });
    for (const path of ["/sign-in", "/sign-up"]) {
      await visitor.goto(path);
      await expectNoViolations(visitor);
      expect(await overflow(visitor)).toBeLessThanOrEqual(0);
    }
  });
}
