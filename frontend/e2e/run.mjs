/** Runs the browser journeys when there is a browser, and says clearly when there is none. */
import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];

/** The browser to use: the one named in LIVETALLY_CHROMIUM, or the first on the PATH. */
function findChromium() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [process.env.LIVETALLY_CHROMIUM, ...candidates].find((path) => path && isProgram(path));
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const chromium = findChromium();
if (!chromium) {
  console.log("Browser journeys skipped: no Chromium found (set LIVETALLY_CHROMIUM, or install chromium).");
  process.exit(process.env.LIVETALLY_BROWSER_TESTS === "demand" ? 1 : 0);
}
const frontend = dirname(dirname(fileURLToPath(import.meta.url)));
const { status } = spawnSync(
  join(frontend, "node_modules/.bin/playwright"),
  ["test", ...process.argv.slice(2)],
  {
    cwd: frontend,
    stdio: "inherit",
    env: { ...process.env, LIVETALLY_CHROMIUM: chromium },
  },
);
process.exit(status ?? 1);
