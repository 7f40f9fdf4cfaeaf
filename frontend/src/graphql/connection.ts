/** The state of the live connection, as screens show it. */
export type ConnectionState = "idle" | "connecting" | "live" | "reconnecting" | "offline" | "failed";

/** Close codes after which coming back cannot help. */
export const FINAL_CLOSE_CODES: ReadonlySet<number> = new Set([4400, 4401, 4403, 4406, 4409, 4429]);

const LAZY_CLOSE_CODE = 1000;

/** Holds one connection's state and tells its listeners when it changes. */
export class ConnectionStore {
  #state: ConnectionState = "idle";
  #wasLive = false;
  #listeners = new Set<() => void>();

  get = (): ConnectionState => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  connecting(): void {
    this.#set(this.#wasLive ? "reconnecting" : "connecting");
  }

  connected(): void {
    this.#wasLive = true;
    this.#set("live");
  }

  closed(code: number | undefined, online: boolean): void {
    if (code === LAZY_CLOSE_CODE) this.#wasLive = false;
    if (code !== undefined && FINAL_CLOSE_CODES.has(code)) this.#set("failed");
    else if (code === LAZY_CLOSE_CODE) this.#set("idle");
    else if (!online) this.#set("offline");
    else this.connecting();
  }

  #set(state: ConnectionState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }
}

/** The one connection of this page. */
export const connection = new ConnectionStore();
