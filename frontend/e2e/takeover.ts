/** The moment in which the app takes over a painted page. */
import type { Page } from "@playwright/test";

/** Keeps the app's scripts from the page until they are let go. */
export async function withheldScripts(page: Page): Promise<() => void> {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route("**/assets/*.js", async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
}

/** Where these parts of the page stand, and how large they are. */
export const placesOf = (page: Page, parts: string) =>
  page.locator(parts).evaluateAll((found) =>
    found.map((part) => {
      const { x, y, width, height } = part.getBoundingClientRect();
      return [part.className, Math.round(x), Math.round(y), Math.round(width), Math.round(height)];
    }),
  );
