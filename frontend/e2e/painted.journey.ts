import { expectNoViolations, overflow } from "./access";
import { ask, bar, expect, LAPTOP, test } from "./people";
import { placesOf, withheldScripts } from "./takeover";

const FILMS = { question: "Which film shall we watch?", options: ["The forest", "Night train", "The sea"] };
const WITHOUT_SCRIPTS = { javaScriptEnabled: false };

test("a vote needs no JavaScript, and every screen hears of it", async ({ person }) => {
  const host = await person({ viewport: LAPTOP });
  const joinCode = await ask(host, FILMS);
  const voter = await person(WITHOUT_SCRIPTS);
  await voter.goto(`/${joinCode}`);
  await expect(voter.getByRole("heading", { level: 1, name: FILMS.question })).toBeVisible();
  expect(await overflow(voter)).toBe(0);

  await voter.getByRole("radio", { name: "Night train" }).check();
  await voter.getByRole("button", { name: "Vote", exact: true }).click();
  await expect(voter.getByRole("heading", { name: "Your vote is in" })).toBeVisible();
  await expect(bar(voter, "Night train")).toHaveText("100%1 vote");
  await expect(bar(host, "Night train")).toHaveText("100%1 vote");

  await host.getByRole("button", { name: "Close voting" }).click();
  await host.getByRole("button", { name: "Close voting" }).click();
  await expect(host.getByRole("heading", { name: /^Night train wins/ })).toBeVisible();
  await voter.getByRole("link", { name: "Look again" }).click();
  await expect(voter.getByRole("heading", { name: /^Night train wins/ })).toBeVisible();
});

test("a ranking needs no JavaScript either", async ({ person }) => {
  const host = await person({ viewport: LAPTOP });
  const joinCode = await ask(host, { ...FILMS, method: "Ranked choice" });
  const voter = await person(WITHOUT_SCRIPTS);
  await voter.goto(`/${joinCode}`);
  await voter.getByLabel("The sea").selectOption("1");
  await voter.getByLabel("The forest").selectOption("2");
  await voter.getByRole("button", { name: "Vote", exact: true }).click();
  await expect(voter.locator(".my-vote-choice li")).toHaveText(["1.CThe sea", "2.AThe forest"]);
  await expect(bar(voter, "The sea")).toHaveText("100%1 first choice");
});

for (const [locale, painted, alive] of [
  ["en-GB", "Vote", "Vote for The sea"],
  ["de-DE", "Abstimmen", "Für The sea stimmen"],
  ["ar-EG", "صوّت", /^صوّت لـ .*The sea/],
] as const)
  test(`what is painted is where the app then stands, and what was marked stays, ${locale}`, async ({
    person,
  }) => {
    const host = await person({ viewport: LAPTOP });
    const joinCode = await ask(host, FILMS);
    const voter = await person({ locale });
    const letGo = await withheldScripts(voter);
    await voter.goto(`/${joinCode}`, { waitUntil: "commit" });
    const radio = voter.getByRole("radio", { name: "The sea" });
    await radio.check();
    await expect(voter.getByRole("button", { name: painted, exact: true })).toBeVisible();
    const places = () => placesOf(voter, ".state, h1, .choice, .send-bar, .so-far");
    const before = await places();
    letGo();
    await expect(voter.getByRole("button", { name: alive })).toBeEnabled();
    await expect(radio).toBeChecked();
    await expect(radio).toBeFocused();
    expect(await places()).toEqual(before);
  });

test("a painted page holds what every page must hold", async ({ person }) => {
  const host = await person({ viewport: LAPTOP });
  for (const [method, colorScheme] of [
    ["Rating", "light"],
    ["Ranked choice", "dark"],
  ] as const) {
    const joinCode = await ask(host, { ...FILMS, method });
    // axe is a script itself, so the page's own are kept away instead.
    const voter = await person({ colorScheme });
    await voter.route("**/assets/*.js", (route) =>
      route.fulfill({ contentType: "text/javascript", body: "" }),
    );
    await voter.goto(`/${joinCode}`);
    await expectNoViolations(voter);
  }
});
