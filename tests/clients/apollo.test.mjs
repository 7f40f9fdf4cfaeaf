// The npm package @apollo/client: subscribes over graphql-ws, votes over HTTP, loses the line and recovers.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from "@apollo/client";
import { GraphQLWsLink } from "@apollo/client/link/subscriptions";
import { createClient } from "graphql-ws";
import WebSocket from "ws";
import { arrivals, ask, CAST, choice, guestToken, openLine, openPoll, TALLY, votesOf } from "./livetally.mjs";

const READ = gql`query PollById($id: ID!) { poll(id: $id) { id state tally { id revision turnout } } }`;

function apolloOn(line, token) {
  const authorization = `Bearer ${token}`;
  const socket = createClient({
    url: `ws://${line.url}/graphql/`,
    webSocketImpl: WebSocket,
    connectionParams: async () => ({ authorization }),
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: () => new Promise((again) => setTimeout(again, 100)),
  });
  const client = new ApolloClient({
    cache: new InMemoryCache(),
    link: ApolloLink.split(
      ({ operationType }) => operationType === "subscription",
      new GraphQLWsLink(socket),
      new HttpLink({ uri: `http://${line.url}/graphql/`, headers: { authorization } }),
    ),
  });
  return { client, socket };
}

test("an Apollo client votes, loses its line, and ends with the true tally", async (t) => {
  const poll = await openPoll();
  const line = await openLine();
  const { client, socket } = apolloOn(line, await guestToken());
  const tallies = arrivals();
  const following = client
    .subscribe({ query: gql(TALLY), variables: { pollId: poll.id } })
    .subscribe({ next: ({ data }) => tallies.take(data.voteTally), error: (fault) => tallies.take({ fault }) });
  t.after(async () => {
    following.unsubscribe();
    client.stop();
    await socket.dispose();
    line.close();
  });
  await tallies.until(({ turnout }) => turnout === 0, "the first frame");

  const { data } = await client.mutate({ mutation: gql(CAST), variables: choice(poll, "Coffee") });
  assert.equal(data.castVote.status, "NEW");
  const seen = await tallies.until(({ revision }) => revision >= data.castVote.vote.revision, "the own vote");
  assert.deepEqual(votesOf(seen), { Tea: 0, Coffee: 1 });

  line.cut();
  await ask(CAST, choice(poll, "Coffee"), await guestToken());
  line.mend();
  const healed = await tallies.until(({ turnout }) => turnout === 2, "the vote cast while the line was cut");
  assert.deepEqual(votesOf(healed), { Tea: 0, Coffee: 2 });

  const read = await client.query({ query: READ, variables: { id: poll.id }, fetchPolicy: "network-only" });
  assert.equal(read.data.poll.tally.revision, healed.revision, "live equals read");
});
