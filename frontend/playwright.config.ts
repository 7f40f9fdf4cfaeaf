import { defineConfig } from "@playwright/test";

/** The journeys need a running server: LIVETALLY_URL says where. `npm run e2e` finds the browser. */
export default defineConfig({
  testDir: "e2e",
  testMatch: "*.journey.ts",
  snapshotPathTemplate: "{testDir}/looks/{arg}{ext}",
  timeout: 45_000,
  // A broken server breaks every journey: five tell enough.
  maxFailures: 5,
  expect: { timeout: 10_000 },
  fullyParallel: true,
  workers: 2,
  forbidOnly: !!process.env.CI,
  reporter: "list",
  use: {
    baseURL: process.env.LIVETALLY_URL ?? "http://127.0.0.1:8000",
    actionTimeout: 10_000,
    launchOptions: {
      executablePath: process.env.LIVETALLY_CHROMIUM,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
      ],
    },
  },
});
