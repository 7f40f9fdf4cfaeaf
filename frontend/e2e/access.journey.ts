import type { Page } from "@playwright/test";
import { expectNoViolations, overflow } from "./access";
import { ask, expect, LAPTOP, PHONE, test, vote } from "./people";

const LONG = {
  question: "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft, ja oder nein?",
  options: ["Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz", "هل هذا الخيار مقروء؟", "No"],
};

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on any page, ${colorScheme}`, async ({ person }) => {
    const host = await person({ viewport: LAPTOP, colorScheme });
    await host.goto("/");
    await host.getByText("More settings").click();
    await expectNoViolations(host);
    const joinCode = await ask(host, LONG);
    await expect(host.locator(".qr")).toBeVisible();
    await expectNoViolations(host);

    const voter = await person({ viewport: PHONE, colorScheme });
    await voter.goto(`/${joinCode}`);
    await voter.getByRole("radio", { name: "No" }).check();
    await expectNoViolations(voter);
    await vote(voter, "No");
    await expect(voter.getByText("Your vote is in")).toBeVisible();
    await expectNoViolations(voter);

    const stranger = await person({ viewport: PHONE, colorScheme });
    await stranger.goto(`/${joinCode}/host`);
    await expect(stranger.getByRole("heading", { level: 1 })).toBeVisible();
    await expectNoViolations(stranger);
    await stranger.goto("/");
    await stranger.getByLabel("Join code").fill("222222");
    await expect(stranger.getByText("No room has that code. Check the screen.")).toBeVisible();
    await expectNoViolations(stranger);

    await host.getByRole("button", { name: "Close voting" }).click();
    await expectNoViolations(host);
    await host.getByRole("button", { name: "Close voting" }).click();
    await expect(voter.getByRole("article").getByText("Voting is closed")).toBeVisible();
    await expectNoViolations(voter);
    await host.getByRole("button", { name: "Take off" }).click();
    await expect(voter.getByRole("heading", { name: "You’re in" })).toBeVisible();
    await expectNoViolations(voter);
    await expectNoViolations(host);
  });
}

for (const [name, width, textPercent] of [
  ["320 pixels", 320, 100],
  ["twice the text size", 360, 200],
] as const) {
  test(`nothing is lost at ${name}`, async ({ person }) => {
    const host = await person({ viewport: { width, height: 740 } });
    const enlarge = (page: Page) =>
      page.evaluate((percent) => {
        document.documentElement.style.fontSize = `${percent}%`;
      }, textPercent);
    await host.goto("/");
    await enlarge(host);
    expect(await overflow(host)).toBeLessThanOrEqual(0);
    const joinCode = await ask(host, LONG);
    await enlarge(host);
    expect(await overflow(host)).toBeLessThanOrEqual(0);
    const voter = await person({ viewport: { width, height: 740 } });
    await voter.goto(`/${joinCode}`);
    await expect(voter.getByRole("radio", { name: "No" })).toBeVisible();
    await enlarge(voter);
    expect(await overflow(voter)).toBeLessThanOrEqual(0);
    await vote(voter, "No");
    await expect(voter.getByText("Your vote is in")).toBeVisible();
    expect(await overflow(voter)).toBeLessThanOrEqual(0);
  });
}

test("a vote can be cast with the keyboard alone", async ({ person }) => {
  const host = await person({ viewport: LAPTOP });
  const joinCode = await ask(host, { question: "Ready?", options: ["Yes", "No"] });
  const voter = await person({ viewport: LAPTOP });
  await voter.goto(`/${joinCode}`);
  await voter.getByRole("radio", { name: "Yes" }).waitFor();
  await voter.keyboard.press("Tab");
  await voter.keyboard.press("Tab");
  await voter.keyboard.press("ArrowDown");
  await expect(voter.getByRole("radio", { name: "No" })).toBeFocused();
  await voter.keyboard.press("Tab");
  await expect(voter.getByRole("button", { name: "Vote for No" })).toBeFocused();
  await voter.keyboard.press("Enter");
  await expect(voter.getByText("Your vote is in")).toBeVisible();
  await expect(voter.getByRole("heading", { name: "Your vote is in" })).toBeFocused();
});
