/** What every page must hold: no violation that axe knows, one main heading, nothing beyond the edge. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./people";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Nothing that lasts: while colours change, axe may see the one already and the other not yet. */
export async function expectNoViolations(page: Page) {
  await expect(async () => {
    await settled(page);
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
    const found = violations.map(({ id, nodes }) => [
      id,
      nodes.map(({ html, failureSummary }) => [html, failureSummary]),
    ]);
    expect(found).toEqual([]);
  }).toPass({ timeout: 15_000 });
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
}

/**
 * Colours and sizes that were just changed are there when every transition has ended; and at the page's end
 * what sticks to the window's edge is in its own place, so that nothing lies under it.
 */
async function settled(page: Page) {
  await page.evaluate(async () => {
    window.scrollTo(0, document.documentElement.scrollHeight);
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
}

/** How far the page reaches beyond its right edge. */
export const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** The figures in tables and beside bars that are broken over two lines, were they as long as they may become. */
export const brokenFigures = (page: Page) =>
  page.evaluate(() => {
    const figures = [...document.querySelectorAll(".table-scroll td, .bar-share, .bar-count")];
    return figures.flatMap((figure) => {
      const said = figure.firstChild;
      if (said?.nodeType !== Node.TEXT_NODE || !/^[\d.,%]+$/.test(said.nodeValue ?? "")) return [];
      const before = said.nodeValue;
      said.nodeValue = "12,345.25";
      const range = document.createRange();
      range.selectNode(said);
      const lines = range.getClientRects().length;
      said.nodeValue = before;
      return lines > 1 ? [`${figure.className} ${before}`] : [];
    });
  });
