import { readFile } from "node:fs/promises";
import { expectNoViolations } from "./access";
import { ask, expect, LAPTOP, test, vote } from "./people";
import { programs } from "./programs";

test("a secret vote is changed by its key, and hidden until the close", async ({ person }) => {
  const host = await person({ viewport: LAPTOP });
  const question = { question: "Who shall chair?", options: ["Ada", "Grace"] };
  const joinCode = await ask(host, { ...question, results: "Secret" });
  const voters = [await person(), await person()];
  for (const voter of voters) {
    await voter.goto(`/${joinCode}`);
    await vote(voter, "Ada");
    await expect(voter.getByText("What you marked is secret")).toBeVisible();
    await expectNoViolations(voter);
  }
  const [voter] = voters;
  if (!voter) throw new Error("Nobody votes");
  await expect(host.getByText("Nobody sees the results of a secret vote before it closes")).toBeVisible();
  await expect(host.locator(".bar-figures")).toHaveCount(0);

  await voter.reload();
  await voter.getByRole("button", { name: "Change it" }).click();
  await vote(voter, "Grace");
  await expect(voter.getByText("Your vote is in")).toBeVisible();
  const saving = voter.waitForEvent("download");
  await voter.getByRole("button", { name: "Save as a file" }).click();
  const saved = JSON.parse(await readFile(await (await saving).path(), "utf8"));
  expect(saved.ballotKey).toMatch(/^[0-9a-f]{64}$/);
  expect(JSON.stringify(saved)).not.toContain("Grace");

  await host.getByRole("button", { name: "Close voting" }).click();
  await host.getByRole("button", { name: "Close voting" }).click();
  for (const page of [host, ...voters])
    await expect(page.getByRole("heading", { name: /^Ada and Grace win/ })).toBeVisible();
});

test("an exported poll and a receipt are verified in the browser", async ({ person, request }) => {
  const program = programs(request);
  const poll = await program.open({ question: "Tea or coffee?", options: ["Tea", "Coffee"] });
  const voter = await person();
  await voter.goto(`/${poll.joinCode}`);
  await vote(voter, "Tea");
  await program.votes(poll, [[2, { choose: [1] }]]);
  const host = await person({ viewport: LAPTOP });
  await host.goto(poll.hostPath);
  await host.getByRole("button", { name: "Close voting" }).click();
  await host.getByRole("button", { name: "Close voting" }).click();

  await voter.getByText("Your receipt", { exact: true }).click();
  await voter.getByRole("link", { name: "Check that it is counted" }).click();
  await voter.getByRole("button", { name: "Fetch the votes of this poll" }).click();
  await expect(voter.getByRole("heading", { name: "Everything holds" })).toBeVisible();
  await expect(voter.getByText("The vote with your receipt is counted.")).toBeVisible();
  await expectNoViolations(voter);
  await voter.getByLabel("Your receipt").fill("0".repeat(32));
  await expect(voter.getByRole("heading", { name: "Something does not hold" })).toBeVisible();
});
