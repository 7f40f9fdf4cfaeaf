// A real Livetally server as a program elsewhere meets it: by address and token, over a line that can be cut.

import { connect, createServer } from "node:net";

export const serverUrl = process.env.LIVETALLY_URL;

export const TALLY = `subscription VoteTally($pollId: ID!) {
  voteTally(pollId: $pollId) { id revision state turnout options { option { id label } votes } }
}`;

export const CAST = `mutation CastVote($input: CastVoteInput!) {
  castVote(input: $input) {
    __typename
    ... on CastVotePayload { status vote { revision } }
    ... on Refusal { code message }
  }
}`;

const JOIN = "mutation { joinAsGuest { __typename ... on Guest { token } } }";

const CREATE = `mutation CreatePoll($input: CreatePollInput!) {
  createPoll(input: $input) { __typename ... on Poll { id options { id label } } ... on Refusal { code message } }
}`;

/** The data of one operation over plain HTTP. */
export async function ask(query, variables, token) {
  const headers = { "content-type": "application/json", accept: "application/graphql-response+json" };
  if (token) headers.authorization = `Bearer ${token}`;
  const answer = await fetch(`${serverUrl}/graphql/`, {
    method: "POST",
    headers,
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await answer.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** The token of a new guest. */
export async function guestToken() {
  return (await ask(JOIN)).joinAsGuest.token;
}

/** An open poll with the options Tea and Coffee. */
export async function openPoll() {
  const input = { question: "Tea or coffee?", options: ["Tea", "Coffee"], open: true };
  const { createPoll } = await ask(CREATE, { input }, await guestToken());
  if (createPoll.__typename !== "Poll") throw new Error(JSON.stringify(createPoll));
  return createPoll;
}

/** What castVote takes to choose one option. */
export function choice(poll, label) {
  const { id } = poll.options.find((option) => option.label === label);
  return { input: { pollId: poll.id, marks: { choose: [id] } } };
}

/** The votes of a tally by label. */
export function votesOf(tally) {
  return Object.fromEntries(tally.options.map(({ option, votes }) => [option.label, votes]));
}

/** A line to the server that can be cut and mended; clients connect to `url`. */
export async function openLine() {
  const target = new URL(serverUrl);
  const ends = new Set();
  let mended = true;
  const line = createServer((near) => {
    if (!mended) return near.destroy();
    const far = connect(Number(target.port), target.hostname);
    for (const [end, other] of [
      [near, far],
      [far, near],
    ]) {
      ends.add(end);
      end.on("error", () => {});
      end.on("close", () => {
        ends.delete(end);
        other.destroy();
      });
      end.pipe(other);
    }
  });
  await new Promise((listening) => line.listen(0, "127.0.0.1", listening));
  const cut = () => {
    mended = false;
    for (const end of ends) end.destroy();
  };
  return {
    url: `127.0.0.1:${line.address().port}`,
    cut,
    mend: () => {
      mended = true;
    },
    close: () => {
      cut();
      line.close();
    },
  };
}

/** What arrived on a subscription; `until` waits for a tally that will do, and fails after a deadline. */
export function arrivals() {
  const seen = [];
  let check = () => {};
  return {
    seen,
    take(tally) {
      seen.push(tally);
      check();
    },
    until(holds, what, deadlineMilliseconds = 15_000) {
      return new Promise((resolve, reject) => {
        const late = setTimeout(() => {
          reject(new Error(`never arrived: ${what}; last: ${JSON.stringify(seen.at(-1))}`));
        }, deadlineMilliseconds);
        check = () => {
          const found = seen.findLast(holds);
          if (!found) return;
          clearTimeout(late);
          resolve(found);
        };
        check();
      });
    },
  };
}
