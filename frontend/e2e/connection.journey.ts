import { ask, bar, expect, LAPTOP, test, vote } from "./people";
import { network } from "./wire";

const FILMS = { question: "Which film shall we watch?", options: ["The forest", "Night train"] };

/** What a crashed server leaves behind; graphql-ws alone would give up after it. */
const CRASHED = 1011;

test("a vote cast without a connection is kept, says so, and counts once when it returns", async ({
  person,
  complaints,
}) => {
  const host = await person({ viewport: LAPTOP });
  const joinCode = await ask(host, FILMS);
  const voter = await person();
  const wire = await network(voter);
  await voter.goto(`/${joinCode}`);
  await voter.getByRole("radio", { name: "Night train" }).check();

  await wire.cut();
  await expect(voter.getByText("Connection lost. Reconnecting…")).toBeVisible();
  await expect(voter.getByRole("radio", { name: "Night train" })).toBeChecked();
  await voter.getByRole("button", { name: "Vote for Night train" }).click();
  await expect(voter.getByRole("heading", { name: /Your vote is kept here/ })).toBeVisible();
  await expect(host.getByText("No votes yet")).toBeVisible();

  wire.mend();
  await expect(voter.getByText("Your vote is in")).toBeVisible({ timeout: 30_000 });
  await expect(voter.getByText("Connection lost. Reconnecting…")).toBeHidden({ timeout: 30_000 });
  await expect(bar(host, "Night train")).toHaveText("100%1 vote");
  await expect(bar(voter, "Night train")).toHaveText("100%1 vote");
  complaints.length = 0;
});

test("a vote whose answer was lost is not counted twice", async ({ person, complaints }) => {
  const host = await person({ viewport: LAPTOP });
  const joinCode = await ask(host, FILMS);
  const voter = await person();
  await voter.goto(`/${joinCode}`);
  const requestIds: string[] = [];
  await voter.route("**/graphql/", async (route) => {
    const body = route.request().postDataJSON();
    if (body?.operationName !== "CastVote") return route.continue();
    requestIds.push(body.variables.input.requestId);
    if (requestIds.length > 1) return route.continue();
    await route.fetch();
    return route.abort("connectionreset");
  });
  await vote(voter, "The forest");
  await expect(voter.getByText("Your vote is in")).toBeVisible({ timeout: 20_000 });
  expect(requestIds).toHaveLength(2);
  expect(requestIds[0]).toBe(requestIds[1]);
  await expect(bar(host, "The forest")).toHaveText("100%1 vote");
  complaints.length = 0;
});

test("a vote that waits survives a reload", async ({ person, complaints }) => {
  const host = await person({ viewport: LAPTOP });
  const joinCode = await ask(host, FILMS);
  const voter = await person();
  const wire = await network(voter);
  await voter.goto(`/${joinCode}`);
  await voter.getByRole("radio", { name: "The forest" }).check();
  await wire.cut();
  await voter.getByRole("button", { name: "Vote for The forest" }).click();
  await expect(voter.getByRole("heading", { name: /Your vote is kept here/ })).toBeVisible();
  wire.mend();
  await voter.reload();
  await expect(voter.getByText("Your vote is in")).toBeVisible({ timeout: 20_000 });
  await expect(bar(host, "The forest")).toHaveText("100%1 vote");
  complaints.length = 0;
});

test("a screen that lost the connection catches up by itself and was never blank", async ({
  person,
  complaints,
}) => {
  const host = await person({ viewport: LAPTOP });
  const wire = await network(host, CRASHED);
  const joinCode = await ask(host, FILMS);
  const first = await person();
  await first.goto(`/${joinCode}`);
  await vote(first, "The forest");
  await expect(bar(host, "The forest")).toHaveText("100%1 vote");

  await wire.cut();
  const second = await person();
  await second.goto(`/${joinCode}`);
  await vote(second, "Night train");
  await expect(host.getByText("Connection lost. Reconnecting…")).toBeVisible();
  await expect(bar(host, "The forest")).toHaveText("100%1 vote");
  wire.mend();
  await expect(bar(host, "Night train")).toHaveText("50%1 vote", { timeout: 30_000 });
  complaints.length = 0;
});

test("an idle page asks nothing", async ({ person }) => {
  const host = await person({ viewport: LAPTOP });
  const joinCode = await ask(host, { ...FILMS, results: "Once they have voted" });
  const voter = await person();
  await voter.goto(`/${joinCode}`);
  await vote(voter, "The forest");
  await expect(bar(host, "The forest")).toHaveText("100%1 vote");
  await expect(bar(voter, "The forest")).toHaveText("100%1 vote");
  await voter.waitForTimeout(1_500);
  let asked = 0;
  for (const page of [host, voter]) {
    page.on("request", (request) => {
      if (request.url().endsWith("/graphql/")) asked += 1;
    });
  }
  await voter.waitForTimeout(4_000);
  expect(asked).toBe(0);
});
