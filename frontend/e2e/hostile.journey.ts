/** What people write is text: on a voter's page, painted or alive, on the stage, at the host's, and in files. */
import { expect, test } from "./people";
import { programs } from "./programs";

const MARKUP = `<img src=x onerror="document.title='run'"><script>document.title='run'</script>`;
const LINK = "javascript:document.title='run'";
const TURNED = "No \u202eseY";

test("F1, F3, F11: markup, links and turned text stay what they are, and run nothing", async ({
  person,
  request,
}) => {
  const asked = programs(request);
  const poll = await asked.open({
    question: `Which ${MARKUP}?`,
    description: `See ${LINK} and data:text/html,${MARKUP}`,
    options: [MARKUP, TURNED, LINK],
  });
  await asked.votes(poll, [
    [2, { choose: [0] }],
    [1, { choose: [1] }],
  ]);
  for (const path of [`/${poll.joinCode}`, `/${poll.joinCode}/stage`, poll.hostPath]) {
    const page = await person();
    await page.goto(path);
    await expect(page.getByText(MARKUP).first()).toBeVisible();
    await expect(page.locator("img[src=x], a[href^='javascript:'], a[href^='data:']")).toHaveCount(0);
    expect(await page.title()).not.toBe("run");
  }
  const voter = await person();
  await voter.goto(`/${poll.joinCode}`);
  await expect(voter.getByText(`See ${LINK}`, { exact: false })).toBeVisible();
  // Its own element with its own direction: what it turns around ends with it.
  const turned = voter.getByText(TURNED).first();
  expect(await turned.evaluate((label) => label.closest("[dir=auto], bdi") !== null)).toBe(true);
  await voter.getByRole("radio").nth(1).check();
  await voter.locator(".ballot button[type=submit]").click();
  await expect(voter.getByText("Your vote is in")).toBeVisible();
  expect(await voter.title()).not.toBe("run");
});

test("F1: markup stays text without scripts too", async ({ person, request }) => {
  const poll = await programs(request).open({ question: MARKUP, options: [MARKUP, TURNED] });
  const voter = await person({ javaScriptEnabled: false });
  await voter.goto(`/${poll.joinCode}`);
  await expect(voter.getByRole("heading", { name: MARKUP })).toBeVisible();
  await expect(voter.locator("img[src=x]")).toHaveCount(0);
});
