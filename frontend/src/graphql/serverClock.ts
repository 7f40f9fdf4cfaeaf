/** The server's clock, guessed from the times in its answers: deadlines are counted down by it, not by the phone's. */
import { ApolloLink } from "@apollo/client/link";
import { map } from "rxjs";

const CLOCK_WAS_SET_MILLISECONDS = 5_000;

/** Turns this device's time into the server's. */
export class ServerClock {
  #ahead: number | null = null;

  /** Learns from one answer. Answers arrive late, never early, so the largest difference seen is the truest. */
  learn(serverTime: string, now: number = Date.now()): void {
    const ahead = Date.parse(serverTime) - now;
    if (Number.isNaN(ahead)) return;
    const deviceClockWasSet =
      this.#ahead !== null && Math.abs(ahead - this.#ahead) > CLOCK_WAS_SET_MILLISECONDS;
    this.#ahead = this.#ahead === null || deviceClockWasSet ? ahead : Math.max(this.#ahead, ahead);
  }

  /** The server's time in milliseconds since 1970, UTC. */
  now(now: number = Date.now()): number {
    return now + (this.#ahead ?? 0);
  }
}

export const serverClock = new ServerClock();

/** Lets the clock learn from every poll that passes. */
export function clockLink(clock: ServerClock): ApolloLink {
  return new ApolloLink((operation, forward) =>
    forward(operation).pipe(
      map((result) => {
        for (const time of serverTimes(result.data)) clock.learn(time);
        return result;
      }),
    ),
  );
}

function serverTimes(value: unknown): string[] {
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "serverTime" && typeof inner === "string" ? [inner] : serverTimes(inner),
  );
}
