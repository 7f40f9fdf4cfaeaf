/** Measures what a phone loads to vote, and fails above the budget. Run it after a build. */
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const DIST = new URL("dist/app/", import.meta.url);
const ENTRY = "index.html";
// What is said, in the language that most read.
const TEXTS = /^_texts-en-/;
const HOST_TEXTS = /^_texts-host-en-/;
const BUDGETS_KILOBYTES = { js: 170, css: 10 };
const FOR_OTHERS_KILOBYTES = 10;

const manifest = JSON.parse(readFileSync(new URL("manifest.json", DIST), "utf8"));

/** The chunks that a page loads at start: its own and everything imported from them, lazy ones aside. */
function chunksOf(name, found = new Set()) {
  if (found.has(name)) return found;
  found.add(name);
  for (const inner of manifest[name].imports ?? []) chunksOf(inner, found);
  return found;
}

function kilobytes(files) {
  const sizes = [...files].map((file) => gzipSync(readFileSync(new URL(file, DIST)), { level: 9 }).length);
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}

function measured(entries) {
  const chunks = entries.flatMap((entry) => [...chunksOf(entry)]);
  return {
    js: kilobytes(new Set(chunks.map((chunk) => manifest[chunk].file))),
    css: kilobytes(new Set(chunks.flatMap((chunk) => manifest[chunk].css ?? []))),
  };
}

function fileOf(texts) {
  const files = Object.keys(manifest).filter((name) => texts.test(name));
  if (files.length !== 1) throw new Error("The English texts are not in one file.");
  return files[0];
}

const start = [ENTRY, fileOf(TEXTS)];
const hosting = [...start, fileOf(HOST_TEXTS)];
const pages = {
  "to vote": start,
  embedded: [...start, "src/app/EmbedPage.tsx"],
  home: [...hosting, "src/app/HomePage.tsx"],
  "to host": [...hosting, "src/app/HostPage.tsx"],
  stage: [...start, "src/app/StagePage.tsx"],
};
for (const [page, entries] of Object.entries(pages)) {
  const { js, css } = measured(entries);
  console.log(
    `${page.padEnd(8)} ${js.toFixed(1).padStart(6)} kB of JavaScript, ${css.toFixed(1)} kB of CSS (gzip)`,
  );
}

const over = ["to vote", "embedded"].flatMap((page) => {
  const sizes = measured(pages[page]);
  const kinds = Object.entries(BUDGETS_KILOBYTES).filter(([kind, budget]) => sizes[kind] > budget);
  return kinds.map(
    ([kind, budget]) => `${page}, ${sizes[kind].toFixed(1)} kB of ${kind}, budget ${budget} kB`,
  );
});
const forOthers = gzipSync(readFileSync(new URL("../live-poll.js", DIST)), { level: 9 }).length / 1000;
console.log(`live-poll.js ${forOthers.toFixed(1)} kB (gzip)`);
if (forOthers > FOR_OTHERS_KILOBYTES) over.push(`live-poll.js, ${forOthers.toFixed(1)} kB`);
for (const page of over) console.error(`Too large: ${page}.`);
process.exit(over.length > 0 ? 1 : 0);
