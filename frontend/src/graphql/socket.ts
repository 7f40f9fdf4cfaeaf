/** The websocket that carries subscriptions: it comes back by itself, and it notices when it is dead. */
import { type Client, createClient } from "graphql-ws";
import { backoffMilliseconds, onAwake, pause } from "./backoff";
import { type ConnectionStore, FINAL_CLOSE_CODES } from "./connection";

const KEEP_ALIVE_MILLISECONDS = 12_000;
const PONG_WAIT_MILLISECONDS = 5_000;
const ACK_WAIT_MILLISECONDS = 10_000;
const LAZY_CLOSE_MILLISECONDS = 3_000;

/** The address of the GraphQL websocket beside this page. */
export function socketAddress(location: Pick<Location, "protocol" | "host">): string {
  return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/graphql/`;
}

/** Whether a lost connection may be tried again: anything but a final close code. */
export function mayRetry(event: unknown): boolean {
  const code = closeCode(event);
  return code === undefined || !FINAL_CLOSE_CODES.has(code);
}

function closeCode(event: unknown): number | undefined {
  const code = (event as { code?: unknown } | null)?.code;
  return typeof code === "number" ? code : undefined;
}

/**
 * Who asks, where it is not whoever this browser is known as: the guest of a token; or nobody, who sees what
 * everyone may see. Browsers send a websocket's cookies unasked; either way the server reads none.
 */
export type Asking = { token?: string; anonymous?: boolean };

/** Opens no connection before the first subscription, and reports every change to the store. */
export function createSocket(url: string, store: ConnectionStore, asking: Asking = {}): Client {
  let pongTimer: ReturnType<typeof setTimeout> | undefined;
  const client = createClient({
    url,
    connectionParams: sayingWho(asking),
    lazyCloseTimeout: LAZY_CLOSE_MILLISECONDS,
    connectionAckWaitTimeout: ACK_WAIT_MILLISECONDS,
    keepAlive: KEEP_ALIVE_MILLISECONDS,
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: (retries) => pause(backoffMilliseconds(retries)),
    shouldRetry: mayRetry,
    on: {
      connecting: () => store.connecting(),
      connected: () => store.connected(),
      closed: (event) => {
        clearTimeout(pongTimer);
        store.closed(closeCode(event), navigator.onLine !== false);
      },
      ping: (received) => {
        if (received) return;
        clearTimeout(pongTimer);
        pongTimer = setTimeout(() => client.terminate(), PONG_WAIT_MILLISECONDS);
      },
      pong: (received) => received && clearTimeout(pongTimer),
    },
  });
  leaveFrozenSockets(client);
  return client;
}

function sayingWho({ token, anonymous }: Asking): Record<string, unknown> | undefined {
  if (token) return { authorization: `Bearer ${token}` };
  return anonymous ? { anonymous } : undefined;
}

/** Phones freeze sockets of hidden pages without closing them: after a long sleep or a network change, start afresh. */
function leaveFrozenSockets(client: Client): void {
  let hiddenAt: number | null = null;
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") hiddenAt = Date.now();
  });
  onAwake(() => {
    const slept = hiddenAt !== null && Date.now() - hiddenAt > KEEP_ALIVE_MILLISECONDS;
    hiddenAt = null;
    if (slept) client.terminate();
  });
  window.addEventListener("online", () => client.terminate());
}
