// A real Chromium at a real server.

import { chromium } from "playwright-core";
import { serverUrl } from "./livetally.mjs";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // A page that the test puts at our origin comes from no network; its socket to our server is meant.
  "--disable-features=LocalNetworkAccessChecks",
];

/** A browser that is closed with the test. */
export async function openBrowser(t, flags = []) {
  const args = [...FLAGS, ...flags];
  const browser = await chromium.launch({ executablePath: process.env.LIVETALLY_CHROMIUM, args });
  t.after(() => browser.close());
  return browser;
}

/** A new visitor, with cookies of its own as our pages set them, on a page of somebody's own at our origin. */
export async function visit(browser, html) {
  const visitor = await browser.newContext();
  const page = await visitor.newPage();
  await page.goto(`${serverUrl}/`);
  await page.route("**/own-page.html", (route) => route.fulfill({ contentType: "text/html", body: html }));
  await page.goto(`${serverUrl}/own-page.html`);
  return page;
}
