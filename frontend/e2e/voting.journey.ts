import { expectNoViolations } from "./access";
import { ask, bar, expect, LAPTOP, test, vote, write } from "./people";

const FILMS = { question: "Which film shall we watch?", options: ["The forest", "Night train", "The sea"] };

test("a vote on one phone moves every screen", async ({ person }) => {
  const host = await person({ viewport: LAPTOP });
  const joinCode = await ask(host, FILMS);
  const first = await person();
  await first.goto("/");
  await first.getByLabel("Join code").pressSequentially(joinCode.toLowerCase());
  await first.waitForURL(`**/${joinCode}`);
  const second = await person();
  await second.goto(`/${joinCode}`);

  await vote(first, "The forest");
  await expect(first.getByText("Your vote is in")).toBeVisible();
  await expect(bar(host, "The forest")).toHaveText("100%1 vote");
  await second.getByText("See the results so far").click();
  await expect(bar(second, "The forest")).toHaveText("100%1 vote");

  await vote(second, "Night train");
  for (const page of [host, first, second]) {
    await expect(bar(page, "The forest")).toHaveText("50%1 vote");
    await expect(bar(page, "Night train")).toHaveText("50%1 vote");
  }

  await first.getByRole("button", { name: "Change it" }).click();
  await first.getByRole("radio", { name: "Night train" }).check();
  await first.getByRole("button", { name: "Change to Night train" }).click();
  for (const page of [host, first, second]) await expect(bar(page, "Night train")).toHaveText("100%2 votes");

  await second.getByRole("button", { name: "Take it back" }).click();
  await expect(second.getByRole("radio", { name: "The sea" })).toBeVisible();
  await expect(bar(host, "Night train")).toHaveText("100%1 vote");
});

test("pausing, resuming and closing reach every phone", async ({ person }) => {
  const host = await person({ viewport: LAPTOP });
  const joinCode = await ask(host, FILMS);
  const voter = await person();
  await voter.goto(`/${joinCode}`);
  const late = await person();
  await late.goto(`/${joinCode}`);
  await vote(voter, "The sea");
  await late.getByRole("radio", { name: "The forest" }).check();

  await host.getByRole("button", { name: "Pause" }).click();
  await expect(late.getByText("The host has paused voting")).toBeVisible();
  await expect(late.getByRole("radio", { name: "The forest" })).toBeChecked();
  await expect(late.getByRole("button", { name: /Vote for/ })).toBeHidden();
  await host.getByRole("button", { name: "Resume voting" }).click();
  await expect(late.getByRole("button", { name: "Vote for The forest" })).toBeEnabled();

  await host.getByRole("button", { name: "Close voting" }).click();
  await expect(host.getByText("Close for good with 1 vote?")).toBeVisible();
  await host.getByRole("button", { name: "Close voting" }).click();
  for (const page of [host, voter, late])
    await expect(page.getByRole("heading", { name: /^The sea wins/ })).toBeVisible();
  await expect(late.getByRole("radio")).toHaveCount(0);
  await expect(voter.getByRole("button", { name: "Change it" })).toBeHidden();
});

test("a deadline is counted down on every screen, and can be taken back", async ({ person }) => {
  const host = await person({ viewport: LAPTOP });
  const joinCode = await ask(host, FILMS);
  const voter = await person();
  await voter.goto(`/${joinCode}`);
  await vote(voter, "The forest");
  await host.getByLabel("Deadline").selectOption("In 1 minute");
  for (const page of [host, voter]) await expect(page.getByText(/Closes in (1:00|0:5\d)/)).toBeVisible();
  await host.getByLabel("Deadline").selectOption("None");
  for (const page of [host, voter]) await expect(page.getByText(/Closes in/)).toBeHidden();
});

test("results stay hidden until the host shows them, and can be hidden again", async ({ person }) => {
  const host = await person({ viewport: LAPTOP });
  const joinCode = await ask(host, { ...FILMS, results: "When I show them" });
  const voter = await person();
  await voter.goto(`/${joinCode}`);
  await vote(voter, "The forest");
  await expect(voter.getByText("The host will show the results soon.")).toBeVisible();
  await expect(bar(host, "The forest")).toHaveText("100%1 vote");
  await expect(bar(voter, "The forest")).toHaveCount(0);
  await host.getByRole("button", { name: "Show results to everyone" }).click();
  await expect(bar(voter, "The forest")).toHaveText("100%1 vote");
  await host.getByRole("button", { name: "Hide results" }).click();
  await expect(bar(voter, "The forest")).toHaveCount(0);
});

test("who has voted sees the results, who has not is told how", async ({ person }) => {
  const host = await person({ viewport: LAPTOP });
  const joinCode = await ask(host, { ...FILMS, results: "Once they have voted" });
  const voter = await person();
  await voter.goto(`/${joinCode}`);
  const other = await person();
  await other.goto(`/${joinCode}`);
  await expect(voter.getByText("You’ll see the results when you have voted.")).toBeVisible();
  await vote(voter, "The forest");
  await expect(bar(voter, "The forest")).toHaveText("100%1 vote");
  await vote(other, "The forest");
  await expect(bar(voter, "The forest")).toHaveText("100%2 votes");
  await expect(voter.getByRole("button", { name: "Take it back" })).toHaveCount(0);
});

test("several options may be chosen, or none", async ({ person }) => {
  const host = await person({ viewport: LAPTOP });
  const joinCode = await ask(host, { ...FILMS, several: true });
  const voter = await person();
  await voter.goto(`/${joinCode}`);
  await voter.getByRole("checkbox", { name: "The forest" }).check();
  await voter.getByRole("checkbox", { name: "The sea" }).check();
  await voter.getByRole("button", { name: "Vote for The forest and The sea" }).click();
  await expect(bar(host, "The sea")).toHaveText("100%1 vote");
  const blank = await person();
  await blank.goto(`/${joinCode}`);
  await blank.getByRole("button", { name: "None of these" }).click();
  await expect(host.getByText("2 of 3 here have voted, 1 of them blank")).toBeVisible();
});

test("phones follow the host to the next question, and to a quiet screen", async ({ person }) => {
  const host = await person({ viewport: LAPTOP });
  const joinCode = await ask(host, FILMS);
  const voter = await person();
  await voter.goto(`/${joinCode}`);
  await expect(voter.getByRole("heading", { level: 1, name: FILMS.question })).toBeVisible();

  await write(host, { question: "And which day?", options: ["Friday", "Saturday"] });
  await host.getByRole("button", { name: "Add to the list" }).click();
  await host.getByRole("button", { name: "Show “And which day?”" }).click();
  const heading = voter.getByRole("heading", { level: 1, name: "And which day?" });
  await expect(heading).toBeFocused();
  await expect(voter.getByText("Voting opens soon.")).toBeVisible();
  await host.getByRole("button", { name: "Open voting" }).click();
  await vote(voter, "Friday");
  await expect(bar(host, "Friday")).toHaveText("100%1 vote");

  await host.getByRole("button", { name: "Take off" }).click();
  await expect(voter.getByRole("heading", { level: 1, name: "You’re in" })).toBeVisible();
});

test("the host link makes another device a host; anyone else sees a clear page", async ({ person }) => {
  const host = await person({ viewport: LAPTOP });
  const joinCode = await ask(host, FILMS);
  await host.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await host.getByRole("button", { name: "Copy host link" }).click();
  await expect(host.getByRole("button", { name: "Copied" })).toBeVisible();
  const link = await host.evaluate(() => navigator.clipboard.readText());

  const stranger = await person();
  await stranger.goto(`/${joinCode}/host`);
  await expect(stranger.getByRole("heading", { name: "This page is for the room’s host" })).toBeVisible();
  const wrong = await person();
  await wrong.goto(`/${joinCode}/host#key=wrong`);
  await expect(wrong.getByRole("heading", { name: "This host link doesn’t work" })).toBeVisible();

  const phone = await person();
  await phone.goto(link);
  await expect(phone.getByRole("button", { name: "Close voting" })).toBeVisible();
  expect(phone.url()).not.toContain("#");
  await phone.getByRole("button", { name: "Pause" }).click();
  await expect(host.getByText("Voting is paused")).toBeVisible();
});

test("a host link that went too far is replaced, and whoever used it can be sent away", async ({
  person,
}) => {
  const host = await person({ viewport: LAPTOP });
  const joinCode = await ask(host, FILMS);
  await host.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await host.getByRole("button", { name: "Copy host link" }).click();
  await expect(host.getByRole("button", { name: "Copied" })).toBeVisible();
  const old = await host.evaluate(() => navigator.clipboard.readText());
  const helper = await person();
  await helper.goto(old);
  await expect(helper.getByRole("button", { name: "Close voting" })).toBeVisible();

  await host.getByRole("button", { name: "Replace the host link" }).click();
  await host.getByRole("checkbox", { name: "Also take this room from the other host" }).check();
  await expectNoViolations(host);
  await host.getByRole("button", { name: "Replace it" }).click();
  const shown = host.getByRole("dialog", { name: "The old host links no longer work" }).locator("code");
  await expect(shown).toContainText(`/${joinCode}/host#key=`);
  await expectNoViolations(host);
  const link = (await shown.textContent()) ?? "";
  expect(link).not.toBe(old);

  await expect(helper.getByRole("heading", { name: "This page is for the room’s host" })).toBeVisible();
  const late = await person();
  await late.goto(old);
  await expect(late.getByRole("heading", { name: "This host link doesn’t work" })).toBeVisible();
  const other = await person();
  await other.goto(link);
  await expect(other.getByRole("button", { name: "Close voting" })).toBeVisible();
});
