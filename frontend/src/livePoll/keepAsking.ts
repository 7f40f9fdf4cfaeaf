/** One operation over a socket, kept up for as long as it takes. */
import type { Client, ExecutionResult } from "graphql-ws";
import { backoffMilliseconds, pause } from "../graphql/backoff";
import { mayRetry } from "../graphql/socket";

const LOOK_AGAIN_MILLISECONDS = 15_000;

export type Heard<Data> = {
  data: (data: Data) => void;
  /** There is nothing, or nothing more, that may be seen; it is looked for again. */
  nothing: () => void;
  /** The server has said for good that it will not be asked. */
  failed: () => void;
};

/** Asks until the result is called: what was lost soon again, what is not there, or no longer, after a while. */
export function keepAsking<Data>(
  socket: Client,
  query: string,
  variables: Record<string, unknown>,
  heard: Heard<Data>,
): () => void {
  let retries = 0;
  let over = false;
  let stop = () => {};

  const isNews = query.startsWith("subscription");
  const ask = () => {
    const again = (milliseconds: number) => void pause(milliseconds).then(() => over || ask());
    const nothing = () => {
      heard.nothing();
      // Spread, for many pages may have been told so at once.
      again(LOOK_AGAIN_MILLISECONDS * (1 + Math.random()));
    };
    const lost = (reason: unknown) => {
      if (over) return;
      if (isMissing(reason)) nothing();
      else if (mayRetry(reason)) again(backoffMilliseconds(retries++));
      else heard.failed();
    };
    stop = socket.subscribe<Data>(
      { query, variables },
      {
        next: ({ data, errors }: ExecutionResult<Data, unknown>) => {
          if (over) return;
          if (errors || !data) return lost(errors);
          retries = 0;
          heard.data(data);
        },
        error: lost,
        complete: () => over || (isNews && nothing()),
      },
    );
  };
  ask();
  return () => {
    over = true;
    stop();
  };
}

/** Whether an operation was refused because there is no such poll, or none that may be seen. */
function isMissing(reason: unknown): boolean {
  return (
    Array.isArray(reason) &&
    reason.some((error: { extensions?: { code?: unknown } }) => error.extensions?.code === "NOT_FOUND")
  );
}
