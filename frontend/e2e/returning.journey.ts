/** People who reload, go back, open a second tab, or whose phone tells the wrong time. */
import { ask, bar, expect, LAPTOP, test, vote } from "./people";

const FILMS = { question: "Which film shall we watch?", options: ["The forest", "Night train", "The sea"] };

test("whatever the state, a reload shows it again", async ({ person }) => {
  const host = await person({ viewport: LAPTOP });
  const joinCode = await ask(host, FILMS);
  const [voter, other] = [await person(), await person()];
  for (const page of [voter, other]) await page.goto(`/${joinCode}`);

  await voter.getByRole("radio", { name: "The sea" }).check();
  await voter.reload();
  await expect(voter.getByRole("button", { name: "Vote for The sea" })).toBeEnabled();
  await voter.getByRole("button", { name: "Vote for The sea" }).click();
  await expect(voter.getByRole("heading", { name: "Your vote is in" })).toBeVisible();
  await voter.reload();
  await expect(voter.getByRole("heading", { name: "Your vote is in" })).toBeVisible();
  await expect(bar(voter, "The sea")).toHaveText("100%1 vote");

  await host.getByRole("button", { name: "Pause" }).click();
  for (const page of [voter, other]) {
    await expect(page.getByText("Voting is paused").first()).toBeVisible();
    await page.reload();
    await expect(page.getByText("Voting is paused").first()).toBeVisible();
  }
  await host.reload();
  await host.getByRole("button", { name: "Resume voting" }).click();
  await vote(other, "The forest");
  await expect(other.getByRole("heading", { name: "Your vote is in" })).toBeVisible();

  await host.getByRole("button", { name: "Close voting" }).click();
  await host.getByRole("button", { name: "Close voting" }).click();
  for (const page of [voter, other]) {
    await expect(page.getByRole("heading", { name: /^The forest and The sea win / })).toBeVisible();
    await page.reload();
    await expect(page.getByRole("heading", { name: /^The forest and The sea win / })).toBeVisible();
  }
  await host.getByRole("button", { name: "Take off" }).click();
  await expect(voter.getByRole("heading", { name: "You’re in" })).toBeVisible();
  await voter.reload();
  await expect(voter.getByRole("heading", { name: "You’re in" })).toBeVisible();
});

test("the back button leads back to where one was", async ({ person }) => {
  const host = await person({ viewport: LAPTOP });
  const joinCode = await ask(host, FILMS);
  const voter = await person();
  await voter.goto("/");
  await voter.getByLabel("Join code").pressSequentially(joinCode);
  await expect(voter.getByRole("heading", { level: 1, name: FILMS.question })).toBeVisible();
  await vote(voter, "The sea");
  await expect(voter.getByRole("heading", { name: "Your vote is in" })).toBeVisible();
  await voter.getByRole("link", { name: "Privacy" }).click();
  await expect(voter).toHaveURL(/\/privacy$/);
  await voter.goBack();
  await expect(voter.getByRole("heading", { name: "Your vote is in" })).toBeVisible();
  await voter.goBack();
  await expect(voter.getByLabel("Join code")).toBeVisible();
  await voter.goForward();
  await expect(voter.getByRole("heading", { name: "Your vote is in" })).toBeVisible();
});

test("two tabs of one browser are one voter", async ({ person }) => {
  const host = await person({ viewport: LAPTOP });
  const joinCode = await ask(host, FILMS);
  const first = await person();
  const second = await first.context().newPage();
  for (const tab of [first, second]) await tab.goto(`/${joinCode}`);
  await second.getByRole("radio", { name: "Night train" }).check();
  await vote(first, "The sea");
  await expect(first.getByRole("heading", { name: "Your vote is in" })).toBeVisible();
  await expect(second.locator(".my-vote-choice")).toHaveText(/The sea/);
  await second.getByRole("button", { name: "Change it" }).click();
  await second.getByRole("radio", { name: "Night train" }).check();
  await second.getByRole("button", { name: "Change to Night train" }).click();
  await expect(bar(host, "Night train")).toHaveText("100%1 vote");
  await expect(bar(host, "The sea")).toHaveText("0%0 votes");
  for (const tab of [first, second]) await expect(tab.locator(".my-vote-choice")).toHaveText(/Night train/);
});

for (const [wrong, minutes] of [
  ["fast", 600],
  ["slow", -600],
] as const)
  test(`a phone whose clock is ${wrong} counts down by the server's`, async ({ person }) => {
    const host = await person({ viewport: LAPTOP });
    const joinCode = await ask(host, FILMS);
    const voter = await person();
    await voter.clock.install({ time: Date.now() + minutes * 60_000 });
    await voter.goto(`/${joinCode}`);
    await host.getByLabel("Deadline").selectOption("In 1 minute");
    for (const page of [host, voter]) await expect(page.getByText(/Closes in (1:00|0:5\d)/)).toBeVisible();
    await voter.reload();
    await expect(voter.getByText(/Closes in 0:[45]\d/)).toBeVisible();
    await vote(voter, "The sea");
    await expect(voter.getByRole("heading", { name: "Your vote is in" })).toBeVisible();
  });
