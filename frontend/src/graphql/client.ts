/** The page's Apollo client: HTTP for questions and changes, one websocket for what is live. */
import { ApolloClient } from "@apollo/client";
import { CombinedGraphQLErrors, ServerError } from "@apollo/client/errors";
import { ApolloLink } from "@apollo/client/link";
import { SetContextLink } from "@apollo/client/link/context";
import { HttpLink } from "@apollo/client/link/http";
import { GraphQLWsLink } from "@apollo/client/link/subscriptions";
import { OperationTypeNode } from "graphql";
import { from, retry, throwError } from "rxjs";
import { backoffMilliseconds, pause } from "./backoff";
import { connection } from "./connection";
import { createCache } from "./newestTally";
import { restBetween } from "./rest";
import { clockLink, serverClock } from "./serverClock";
import { type Asking, createSocket, socketAddress } from "./socket";

const TOO_MANY_REQUESTS = 429;
const FIRST_SERVER_FAULT = 500;
const PASSING_CODES = new Set(["RATE_LIMITED", "UNAVAILABLE"]);

/** Django's CSRF token, as its cookie holds it. */
export function csrfToken(cookies: string = document.cookie): string {
  return /(?:^|;\s*)(?:__Host-)?csrftoken=([^;]+)/.exec(cookies)?.[1] ?? "";
}

/** Whether asking again may help: the answer was lost or the server was unwell, and nobody said no. */
export function wasLost(error: unknown): boolean {
  if (CombinedGraphQLErrors.is(error)) {
    return error.errors.some(({ extensions }) => PASSING_CODES.has(String(extensions?.code)));
  }
  if (ServerError.is(error)) {
    return error.statusCode >= FIRST_SERVER_FAULT || error.statusCode === TOO_MANY_REQUESTS;
  }
  return true;
}

/**
 * Asks again, with growing pauses, until an answer comes: for questions and subscriptions, never for changes.
 * Subscriptions need it for the close codes that graphql-ws treats as the end (a server's crash, for one).
 */
const patience = new ApolloLink((operation, forward) => {
  if (operation.operationType === OperationTypeNode.MUTATION || operation.getContext().impatient) {
    return forward(operation);
  }
  return forward(operation).pipe(
    retry({
      resetOnSuccess: true,
      delay: (error, count) =>
        wasLost(error) && connection.get() !== "failed"
          ? from(pause(backoffMilliseconds(count - 1)))
          : throwError(() => error),
    }),
  );
});

const restful = new ApolloLink((operation, forward) => forward(operation).pipe(restBetween()));

/** A client for this page's own origin; it asks as this browser is known, if not said otherwise. */
export function createApolloClient(asking: Asking = {}): ApolloClient {
  const live = new GraphQLWsLink(createSocket(socketAddress(window.location), connection, asking));
  const byCookie = !asking.anonymous && !asking.token;
  const shown = (): Record<string, string> =>
    asking.token ? { Authorization: `Bearer ${asking.token}` } : { "X-CSRFToken": csrfToken() };
  const http = ApolloLink.from([
    clockLink(serverClock),
    new SetContextLink(({ headers }) => ({ headers: { ...headers, ...shown() } })),
    new HttpLink({ uri: "/graphql/", credentials: byCookie ? "same-origin" : "omit" }),
  ]);
  const split = ApolloLink.split(
    ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
    restful.concat(live),
    http,
  );
  return new ApolloClient({ cache: createCache(), link: patience.concat(split) });
}
