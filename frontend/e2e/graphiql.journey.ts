import type { APIRequestContext, Page } from "@playwright/test";
import { expect, LAPTOP, test } from "./people";

/** Waits until the editor holds this tab's operation: it fills a moment after the tab is chosen. */
async function showsTab(page: Page, tab: string) {
  const operation = new RegExp(`(query|mutation|subscription)\\s+${tab}`);
  await expect(page.locator(".graphiql-query-editor .view-lines")).toContainText(operation);
}

/** Runs the example in this tab, with other variables where they are given; what the page shows as its answer. */
async function run(page: Page, tab: string, variables?: object) {
  await page.getByRole("tab", { name: tab }).click();
  await showsTab(page, tab);
  if (variables) {
    await page.locator(".graphiql-editor-tool .graphiql-editor:not(.hidden) .monaco-editor").click();
    await page.keyboard.press("ControlOrMeta+a");
    // Pasted, because typing would have the editor close brackets by itself.
    await page.evaluate((text) => navigator.clipboard.writeText(text), JSON.stringify(variables));
    await page.keyboard.press("ControlOrMeta+v");
  }
  await page.getByRole("button", { name: /Execute/ }).click();
  return page.locator(".result-window");
}

/** Votes as a program would: a guest with a token. */
async function voteAsProgram(request: APIRequestContext, pollId: string, optionId: string) {
  const send = async (query: string, headers = {}) =>
    (await (await request.post("/graphql/", { headers, data: { query } })).json()).data;
  const { joinAsGuest } = await send("mutation { joinAsGuest { ... on Guest { token } } }");
  const { castVote } = await send(
    `mutation { castVote(input: { pollId: "${pollId}", marks: { choose: ["${optionId}"] } }) { __typename } }`,
    { authorization: `Bearer ${joinAsGuest.token}` },
  );
  expect(castVote.__typename).toBe("CastVotePayload");
}

test("GraphiQL runs the examples, a subscription among them, under its own policy", async ({
  person,
  request,
}) => {
  const page = await person({ viewport: LAPTOP });
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/graphiql/");
  await showsTab(page, "Join");
  const created = page.waitForResponse(
    (answer) =>
      answer.url().endsWith("/graphql/") && (answer.request().postData() ?? "").includes("createPoll"),
  );
  await expect(await run(page, "Ask")).toContainText("Through the forest");
  const poll = (await (await created).json()).data.createPoll;

  await expect(await run(page, "Mine", { first: 3 })).toContainText(poll.room.joinCode);

  const live = await run(page, "Watch", { pollId: poll.id });
  await expect(live).toContainText(/"turnout":\s*0/);
  await voteAsProgram(request, poll.id, poll.options[0].id);
  await expect(live).toContainText(/"turnout":\s*1/);
});
