/** The people of a journey: a host and voters, each in a browser of their own, whose consoles must stay clean. */
import { type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";

export const PHONE = { width: 360, height: 740 };
export const LAPTOP = { width: 1280, height: 800 };

type Person = (options?: BrowserContextOptions) => Promise<Page>;
type Fixtures = { person: Person; complaints: string[] };

export const test = base.extend<Fixtures>({
  /** What the consoles complained about. A journey that cuts the network empties it before it ends. */
  complaints: async ({ baseURL: _ }, use) => {
    const complaints: string[] = [];
    await use(complaints);
    expect(complaints).toEqual([]);
  },
  person: async ({ browser, baseURL, complaints }, use) => {
    const contexts: Awaited<ReturnType<typeof browser.newContext>>[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({
        baseURL,
        viewport: PHONE,
        reducedMotion: "reduce",
        ...options,
      });
      contexts.push(context);
      const page = await context.newPage();
      page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
      page.on("pageerror", (error) => complaints.push(String(error)));
      return page;
    });
    for (const context of contexts) await context.close();
  },
});

export { expect } from "@playwright/test";

type Question = {
  question: string;
  options: string[];
  several?: boolean;
  method?: string;
  results?: string;
  electorate?: string;
};

/** Fills in the form for a question. */
export async function write(
  page: Page,
  { question, options, several, method, results, electorate }: Question,
): Promise<void> {
  await page.getByLabel("Your question").fill(question);
  await page.getByLabel("Option 1", { exact: true }).focus();
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text", text);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  }, options.join("\n"));
  await expect(page.getByLabel(`Option ${options.length}`, { exact: true })).toHaveValue(
    options.at(-1) ?? "",
  );
  if (several) await page.getByRole("radio", { name: "Multiple choice" }).check();
  if (method) await page.getByRole("radio", { name: method, exact: true }).check();
  if (results || electorate) await page.getByText("More settings").click();
  for (const policy of [results, electorate]) {
    if (policy) await page.getByRole("radio", { name: policy, exact: true }).check();
  }
}

/** Asks a question on the home page; the join code of its new room. */
export async function ask(host: Page, question: Question): Promise<string> {
  await host.goto("/");
  await write(host, question);
  await host.getByRole("button", { name: "Start voting" }).click();
  await host.waitForURL(/\/\w{6}\/host$/);
  await expect(host.getByRole("heading", { level: 1, name: question.question })).toBeVisible();
  return new URL(host.url()).pathname.slice(1, 7);
}

/** Two taps: choose, then the button that names the choice. */
export async function vote(page: Page, label: string): Promise<void> {
  await page.getByRole("radio", { name: label }).check();
  await page.getByRole("button", { name: `Vote for ${label}` }).click();
}

/** The figures beside an option, as they are read: "67% 2 votes". */
export function bar(page: Page, label: string) {
  return page.locator(".bar", { hasText: label }).locator(".bar-figures");
}
