/**
 * The live tally of a Livetally poll, for React apps anywhere. Copy this file: it needs `react` and `graphql-ws`
 * (6 or newer), and nothing else of Livetally. See docs/embedding.md.
 */
import { type Client, createClient } from "graphql-ws";
import { useEffect, useState } from "react";

/** A poll's state and result at one revision; null is what this viewer may not see. */
export type VoteTally = {
  /** Names the poll and the view. */
  id: string;
  /** Rises with every change. */
  revision: number;
  state: "DRAFT" | "OPEN" | "PAUSED" | "CLOSED";
  /** Whether votes may still come. */
  provisional: boolean;
  /** How many have voted, and how many of them chose nothing. */
  turnout: number | null;
  blank: number | null;
  hiddenBecause: "VOTE_FIRST" | "NOT_CLOSED" | "NOT_REVEALED" | "HOST_ONLY" | null;
  /** In the poll's own order; shares run from 0 to 1. */
  options: OptionTally[] | null;
  winners: Option[] | null;
  tied: boolean | null;
};
export type Option = { id: string; label: string };
export type OptionTally = {
  option: Option;
  votes: number | null;
  points: number | null;
  share: number | null;
  place: number | null;
  winner: boolean;
};

/**
 * - `connecting`: nothing has come yet
 * - `live`: the tally is the server's newest
 * - `lost`: the connection is away; it comes back by itself, and until then the tally is the last one known
 * - `missing`: there is no such poll, or it may not be seen; it is looked for again
 * - `refused`: the server wants no more of it; most likely the token is bad or has expired
 */
export type Watching = {
  status: "connecting" | "live" | "lost" | "missing" | "refused";
  tally: VoteTally | null;
};

/** server: such as https://votes.example; token: a guest's, from joinAsGuest; without it, what everyone may see. */
export type Where = { server: string; token?: string };

export const TALLIES = `subscription VoteTallyHook($pollId: ID!) { voteTally(pollId: $pollId) {
  id revision state provisional turnout blank hiddenBecause tied winners { id label }
  options { option { id label } votes points share place winner } } }`;

const NOTHING_YET: Watching = { status: "connecting", tally: null };
const LOOK_AGAIN_MILLISECONDS = 15_000;
const KEEP_ALIVE_MILLISECONDS = 12_000;
const ACK_WAIT_MILLISECONDS = 10_000;
const PONG_WAIT_MILLISECONDS = 5_000;
/** After these coming back cannot help. */
const FINAL_CLOSE_CODES = new Set([4400, 4401, 4403, 4406, 4409, 4429]);

/** Watches the poll for as long as the component is there. */
export function useVoteTally(pollId: string, { server, token }: Where): Watching {
  const [watching, setWatching] = useState(NOTHING_YET);
  useEffect(() => {
    setWatching(NOTHING_YET);
    return watch(clientFor(server, token), pollId, setWatching);
  }, [pollId, server, token]);
  return watching;
}

type Update = (change: (known: Watching) => Watching) => void;

function watch(client: Client, pollId: string, update: Update): () => void {
  let [over, retries] = [false, 0];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop = () => {};

  const note = (status: Watching["status"]) => over || update(({ tally }) => ({ status, tally }));
  const again = (milliseconds: number) => {
    timer = setTimeout(ask, milliseconds);
  };
  const missing = () => {
    note("missing");
    again(LOOK_AGAIN_MILLISECONDS * (1 + Math.random()));
  };
  const fail = (reason: unknown) => {
    if (over) return;
    if (Array.isArray(reason)) return missing();
    if (isFinal(reason)) return note("refused");
    note("lost");
    again(backoffMilliseconds(retries++));
  };
  const ask = () => {
    stop = client.subscribe<{ voteTally: VoteTally }>(
      { query: TALLIES, variables: { pollId } },
      {
        next: ({ data }) => {
          if (!data || over) return;
          retries = 0;
          update(({ tally }) => ({ status: "live", tally: newest(tally, data.voteTally) }));
        },
        error: fail,
        // The poll was deleted, or may no longer be seen.
        complete: () => over || missing(),
      },
    );
  };
  ask();
  const stopListening = client.on("closed", (event) => note(isFinal(event) ? "refused" : "lost"));
  return () => {
    over = true;
    clearTimeout(timer);
    stop();
    stopListening();
  };
}

/** No figure ever goes back; of one revision there is one tally for each view. */
function newest(known: VoteTally | null, tally: VoteTally): VoteTally {
  return known &&
    (tally.revision < known.revision || (tally.revision === known.revision && tally.id === known.id))
    ? known
    : tally;
}

const clients = new Map<string, Client>();

/** One connection for everything that is watched as the same viewer; open only while something is. */
function clientFor(server: string, token?: string): Client {
  const key = `${server} ${token ?? ""}`;
  let client = clients.get(key);
  if (!client) {
    client = createLastingClient(server, token ? { authorization: `Bearer ${token}` } : { anonymous: true });
    clients.set(key, client);
  }
  return client;
}

function createLastingClient(server: string, connectionParams: Record<string, unknown>): Client {
  let pongTimer: ReturnType<typeof setTimeout> | undefined;
  const client = createClient({
    url: new URL("/graphql/", server.replace(/^http/, "ws")).href,
    connectionParams,
    lazyCloseTimeout: 3_000,
    connectionAckWaitTimeout: ACK_WAIT_MILLISECONDS,
    keepAlive: KEEP_ALIVE_MILLISECONDS,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: (event) => !isFinal(event),
    retryWait: (retries) => new Promise((resolve) => setTimeout(resolve, backoffMilliseconds(retries))),
    on: {
      // A line that is dead although nobody said so answers no ping.
      ping: (received) => {
        if (!received) pongTimer = setTimeout(() => client.terminate(), PONG_WAIT_MILLISECONDS);
      },
      pong: () => clearTimeout(pongTimer),
      closed: () => clearTimeout(pongTimer),
    },
  });
  return client;
}

/** Spread, because a restart drops every screen at the same moment. */
function backoffMilliseconds(retries: number): number {
  return 500 + Math.random() * Math.min(15_000, 2_000 * 2 ** Math.min(retries, 10));
}

function isFinal(reason: unknown): boolean {
  return FINAL_CLOSE_CODES.has((reason as { code?: number } | null)?.code ?? 0);
}
