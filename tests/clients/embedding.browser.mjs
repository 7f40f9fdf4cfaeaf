// A poll in frames of two sites, over TLS, in a browser that keeps no cookies of other sites but partitioned ones.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:https";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { openBrowser } from "./browser.mjs";
import { ask, openPoll, serverUrl } from "./livetally.mjs";

const PORT = Number(process.env.LIVETALLY_TLS_PORT);
const [VOTES, BLOG, NEWS] = ["votes", "blog", "news"].map((name) => `https://${name}.example:${PORT}`);
const POLL = "query PollById($id: ID!) { poll(id: $id) { room { joinCode } tally { turnout } } }";

const PARTITIONED_ONLY = [
  "--host-resolver-rules=MAP *.example 127.0.0.1",
  "--ignore-certificate-errors",
  "--test-third-party-cookie-phaseout",
];

test("one browser is one voter in each site, and another one in the room", async (t) => {
  const poll = await openPoll();
  await openFront(t, (path) => `<!doctype html><iframe id="poll" title="Poll" src="${VOTES}/embed/${path}"></iframe>`);
  const browser = await openBrowser(t, PARTITIONED_ONLY);
  const page = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage();
  const frame = page.frameLocator("#poll");

  await page.goto(`${BLOG}/${poll.id}`);
  await frame.getByRole("radio", { name: "Tea" }).check();
  await frame.getByRole("button", { name: "Vote for Tea" }).click();
  await frame.getByText("Your vote is in").waitFor();
  await page.reload();
  await frame.getByText("Your vote is in").waitFor();

  await page.goto(`${NEWS}/${poll.id}`);
  await frame.getByRole("radio", { name: "Coffee" }).check();
  await frame.getByRole("button", { name: "Vote for Coffee" }).click();
  await frame.getByText("Your vote is in").waitFor();

  const asked = await ask(POLL, { id: poll.id });
  assert.equal(asked.poll.tally.turnout, 2);
  await page.goto(`${VOTES}/${asked.poll.room.joinCode}`);
  await page.getByRole("radio", { name: "Tea" }).check();
  await page.getByRole("button", { name: "Vote for Tea" }).click();
  await page.getByText("Your vote is in").waitFor();
  assert.equal((await ask(POLL, { id: poll.id })).poll.tally.turnout, 3);

  await page.goto(`${BLOG}/${poll.id}`);
  await frame.getByText("Your vote is in").waitFor();
  assert.equal((await ask(POLL, { id: poll.id })).poll.tally.turnout, 3, "the first guest of the blog's frame again");
});

/** TLS in front of Livetally as votes.example, and other sites' pages by their path at any other name. */
async function openFront(t, pageAt) {
  const { hostname, port } = new URL(serverUrl);
  const front = createServer(selfSigned(), (asked, answer) => {
    if (!asked.headers.host.startsWith("votes.")) {
      return answer.writeHead(200, { "content-type": "text/html" }).end(pageAt(asked.url.slice(1)));
    }
    const headers = { ...asked.headers, "x-forwarded-proto": "https" };
    const onward = request({ hostname, port, path: asked.url, method: asked.method, headers }, (answered) => {
      answer.writeHead(answered.statusCode, answered.headers);
      answered.pipe(answer);
    });
    asked.pipe(onward);
  });
  front.on("upgrade", (asked, near) => {
    const far = connect(Number(port), hostname, () => {
      const headers = Object.entries({ ...asked.headers, "x-forwarded-proto": "https" });
      const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
      far.write(`GET ${asked.url} HTTP/1.1\r\n${lines}\r\n`);
      near.pipe(far).pipe(near);
    });
    for (const [end, other] of [
      [near, far],
      [far, near],
    ])
      end.on("error", () => other.destroy());
  });
  await new Promise((listening) => front.listen(PORT, "127.0.0.1", listening));
  t.after(() => {
    front.closeAllConnections();
    front.close();
  });
}

/** A key and a certificate that nobody vouches for. */
function selfSigned() {
  const folder = mkdtempSync(join(tmpdir(), "livetally-tls-"));
  const [keyFile, certFile] = ["key.pem", "cert.pem"].map((name) => join(folder, name));
  const words = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=votes.example"];
  execFileSync("openssl", [...words, "-keyout", keyFile, "-out", certFile], { stdio: "ignore" });
  const made = { key: readFileSync(keyFile), cert: readFileSync(certFile) };
  rmSync(folder, { recursive: true });
  return made;
}
