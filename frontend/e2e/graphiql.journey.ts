import { expect, LAPTOP, test } from "./people";

test("GraphiQL runs a query and a subscription under its policy", async ({ person, request }) => {
  const created = await request.post("/graphql/", {
    data: { query: "mutation { joinAsGuest { ... on Guest { token } } }" },
  });
  const { token } = (await created.json()).data.joinAsGuest;
  const asked = await request.post("/graphql/", {
    headers: { authorization: `Bearer ${token}` },
    data: {
      query: `mutation { createPoll(input: { question: "Which way?", options: ["Left", "Right"], open: true }) {
        ... on Poll { id options { id } } } }`,
    },
  });
  const poll = (await asked.json()).data.createPoll;

  const page = await person({ viewport: LAPTOP });
  await page.goto("/graphiql/");
  await expect(page.getByRole("tab", { name: "Watch" })).toBeVisible();
  const run = async (query: string) => {
    await page.getByRole("button", { name: "New tab" }).click();
    await page
      .getByRole("region", { name: /operation editor|query editor/i })
      .or(page.locator(".graphiql-editor").first())
      .first()
      .click();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.insertText(query);
    await page.getByRole("button", { name: /Execute/ }).click();
  };
  const response = page.locator(".result-window");

  await run(`query Read { poll(id: "${poll.id}") { question state } }`);
  await expect(response).toContainText("Which way?");

  await run(`subscription Live { voteTally(pollId: "${poll.id}") { turnout } }`);
  await expect(response).toContainText(/"turnout":\s*0/);
  await request.post("/graphql/", {
    headers: { authorization: `Bearer ${token}` },
    data: {
      query: `mutation { castVote(input: { pollId: "${poll.id}", marks: { choose: ["${poll.options[0].id}"] } }) { __typename } }`,
    },
  });
  await expect(response).toContainText(/"turnout":\s*1/);
});
