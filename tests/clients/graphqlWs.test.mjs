// The npm package graphql-ws: subscribes, votes over the same socket, loses the line and recovers by itself.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createClient } from "graphql-ws";
import WebSocket from "ws";
import { arrivals, ask, CAST, choice, guestToken, openLine, openPoll, TALLY, votesOf } from "./livetally.mjs";

function clientOn(line, token) {
  return createClient({
    url: `ws://${line.url}/graphql/`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: () => new Promise((again) => setTimeout(again, 100)),
  });
}

async function overSocket(client, query, variables) {
  for await (const { data, errors } of client.iterate({ query, variables })) {
    assert.equal(errors, undefined);
    return data;
  }
}

test("a graphql-ws client votes, loses its line, and ends with the true tally", async (t) => {
  const poll = await openPoll();
  const line = await openLine();
  const client = clientOn(line, await guestToken());
  t.after(async () => {
    await client.dispose();
    line.close();
  });
  const tallies = arrivals();
  client.subscribe(
    { query: TALLY, variables: { pollId: poll.id } },
    { next: ({ data }) => tallies.take(data.voteTally), error: (fault) => tallies.take({ fault }), complete() {} },
  );
  await tallies.until(({ turnout }) => turnout === 0, "the first frame");

  const { castVote } = await overSocket(client, CAST, choice(poll, "Tea"));
  assert.equal(castVote.status, "NEW");
  const seen = await tallies.until(({ revision }) => revision >= castVote.vote.revision, "the own vote");
  assert.deepEqual(votesOf(seen), { Tea: 1, Coffee: 0 });

  line.cut();
  const others = await ask(CAST, choice(poll, "Coffee"), await guestToken());
  assert.equal(others.castVote.status, "NEW");
  line.mend();
  const healed = await tallies.until(({ turnout }) => turnout === 2, "the vote cast while the line was cut");
  assert.deepEqual(votesOf(healed), { Tea: 1, Coffee: 1 });

  const again = await overSocket(client, CAST, choice(poll, "Tea"));
  assert.equal(again.castVote.status, "UNCHANGED", "the same guest after the reconnect");
});

test("a bad token closes the socket with 4403", async (t) => {
  const line = await openLine();
  t.after(() => line.close());
  const closed = await new Promise((resolve, reject) => {
    const client = createClient({
      url: `ws://${line.url}/graphql/`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: "Bearer nobody" },
      retryAttempts: 0,
    });
    client.subscribe(
      { query: "{ __typename }" },
      { next: () => reject(new Error("was let in")), error: resolve, complete: () => reject(new Error("completed")) },
    );
  });
  assert.equal(closed.code, 4403);
});
