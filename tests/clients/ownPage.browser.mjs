// A page of somebody's own, as tutorials on voting over websockets build it, at the plain door /ws/vote/.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openBrowser, visit } from "./browser.mjs";
import { ask, openPoll } from "./livetally.mjs";

const ROOM_OF = "query PollById($id: ID!) { poll(id: $id) { room { joinCode } tally { turnout } } }";

const votingPage = (joinCode) => `<!doctype html>
<h1>Vote</h1>
<button data-option="option1">First</button>
<button data-option="option2">Second</button>
<p id="answer"></p>
<p id="counts"></p>
<script>
  const socket = new WebSocket("ws://" + window.location.host + "/ws/vote/${joinCode}/");
  socket.onopen = () => socket.send(JSON.stringify({ watch: true }));
  socket.onmessage = (event) => {
    const data = JSON.parse(event.data);
    if (data.message) document.getElementById("answer").textContent = data.message;
    if (data.tally) {
      const counts = data.tally.options.map((option) => option.votes);
      document.getElementById("counts").textContent = counts.join(" : ");
    }
  };
  for (const button of document.querySelectorAll("button")) {
    button.onclick = () => socket.send(JSON.stringify({ vote: button.dataset.option }));
  }
</script>`;

test("a page of one's own votes and counts, each room by itself", async (t) => {
  const browser = await openBrowser(t);
  const polls = await Promise.all([openPoll(), openPoll()]);
  const rooms = await Promise.all(polls.map(({ id }) => ask(ROOM_OF, { id })));
  const [here, there] = rooms.map(({ poll }) => poll.room.joinCode);
  const [voter, watcher, elsewhere] = await Promise.all(
    [here, here, there].map((joinCode) => visit(browser, votingPage(joinCode))),
  );
  for (const page of [voter, watcher, elsewhere]) await page.getByText("0 : 0").waitFor();

  await voter.getByText("Second").click();
  await voter.getByText("Vote received successfully!").waitFor();
  await voter.getByText("0 : 1").waitFor();
  await watcher.getByText("0 : 1").waitFor();

  await elsewhere.getByText("First").click();
  await elsewhere.getByText("1 : 0").waitFor();
  assert.equal(await watcher.locator("#counts").textContent(), "0 : 1", "another room's vote stays there");
});
