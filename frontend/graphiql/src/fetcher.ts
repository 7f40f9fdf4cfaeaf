/** How GraphiQL reaches the API: HTTP for queries and mutations, one websocket for subscriptions. */
import { createGraphiQLFetcher, type Fetcher } from "@graphiql/toolkit";
import { type DocumentNode, Kind, type OperationDefinitionNode, parse } from "graphql";
import { type Client, createClient } from "graphql-ws";

const PATH = "/graphql/";

/** A fetcher for the API beside this page. */
export function createFetcher(): Fetcher {
  const send = createGraphiQLFetcher({
    url: PATH,
    fetch: (input, init) =>
      fetch(input, { ...init, headers: { ...init?.headers, "X-CSRFToken": csrfToken() } }),
    wsClient: undefined,
  });
  let live: { authorization: string | undefined; client: Client; fetcher: Fetcher } | undefined;
  return (params, options) => {
    const authorization = authorizationIn(options?.headers);
    if (!live || live.authorization !== authorization) {
      void live?.client.dispose();
      live = openLive(authorization);
    }
    const documentAST = treeOf(params.query);
    const operations =
      documentAST?.definitions.filter((part) => part.kind === Kind.OPERATION_DEFINITION) ?? [];
    const isLive = operations.some(({ operation }) => operation === "subscription");
    const meant = { ...params, operationName: operationMeant(params.operationName, operations) };
    const about = { ...options, documentAST };
    return isLive ? live.fetcher(meant, about) : send(meant, about);
  };
}

/** What is really sent: right after a change of tabs GraphiQL still tells of the tab before. */
function treeOf(query: string): DocumentNode | undefined {
  try {
    return parse(query);
  } catch {
    return undefined; // The server says what is wrong with it.
  }
}

/** The operation that was asked for, or the only one there is. */
function operationMeant(asked: string | null | undefined, operations: readonly OperationDefinitionNode[]) {
  const names = operations.map(({ name }) => name?.value);
  return asked && names.includes(asked) ? asked : names.length === 1 ? names[0] : asked;
}

/** A socket for one identity: the headers' token, or the page's own cookie. It opens with its first subscription. */
function openLive(authorization: string | undefined) {
  const scheme = window.location.protocol === "https:" ? "wss" : "ws";
  const client = createClient({
    url: `${scheme}://${window.location.host}${PATH}`,
    connectionParams: authorization ? { authorization } : undefined,
  });
  return { authorization, client, fetcher: createGraphiQLFetcher({ url: PATH, wsClient: client }) };
}

function authorizationIn(headers: Record<string, unknown> | undefined): string | undefined {
  const entry = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === "authorization");
  return entry && typeof entry[1] === "string" ? entry[1] : undefined;
}

function csrfToken(): string {
  return /(?:^|;\s*)(?:__Host-)?csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";
}
