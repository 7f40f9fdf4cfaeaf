import { readFile } from "node:fs/promises";
import { expectNoViolations, overflow } from "./access";
import { ask, bar, expect, LAPTOP, test, vote } from "./people";

const DRINKS = { question: "What do you drink?", options: ["Tea", "Coffee"] };

test("a voter reads what is kept, takes it along, and has it erased", async ({ person }) => {
  const host = await person({ viewport: LAPTOP });
  const joinCode = await ask(host, DRINKS);
  const voter = await person();
  await voter.goto(`/${joinCode}`);
  await vote(voter, "Tea");
  await expect(bar(host, "Tea")).toHaveText("100%1 vote");

  await voter.getByRole("link", { name: "Privacy" }).click();
  await expect(voter.getByRole("heading", { level: 1, name: "Privacy" })).toBeVisible();
  await expect(voter.getByText("livetally_guest")).toBeVisible();
  await expectNoViolations(voter);
  expect(await overflow(voter)).toBe(0);

  const downloading = voter.waitForEvent("download");
  await voter.getByRole("button", { name: "Download it (JSON)" }).click();
  const file = await (await downloading).path();
  const { guest } = JSON.parse(await readFile(file, "utf8"));
  expect(guest.votes).toMatchObject([{ question: DRINKS.question, marks: [{ option: "Tea", value: 1 }] }]);

  const erase = async () => {
    await voter.goto("/privacy");
    await voter.getByRole("checkbox", { name: "Yes, erase it for good" }).check();
    await voter.getByRole("button", { name: "Erase it" }).click();
    await expect(voter.getByRole("heading", { level: 1, name: "Erased" })).toBeVisible();
  };
  // While voting is paused no vote can be taken back.
  await host.getByRole("button", { name: "Pause" }).click();
  await expect(host.getByText("Voting is paused").first()).toBeVisible();
  await erase();
  await expect(voter.getByText(DRINKS.question)).toBeVisible();
  await expectNoViolations(voter);
  await voter.goto(`/${joinCode}`);
  await expect(voter.getByText("Your vote is in")).toBeVisible();

  await host.getByRole("button", { name: "Close voting" }).click();
  await host.getByRole("button", { name: "Close voting" }).click();
  await expect(host.getByRole("heading", { name: /^Tea wins/ })).toBeVisible();
  await erase();
  await expect(voter.getByText("Nothing is left here")).toBeVisible();
  await expect(bar(host, "Tea")).toHaveText("100%1 vote");
});
