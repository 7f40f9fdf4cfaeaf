/** Says a tally to those who cannot see it: politely, the newest only, and not too often. */

const EVERY_MILLISECONDS = 10_000;

export class Announcer {
  #say: (text: string) => void;
  #lastAt = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(say: (text: string) => void) {
    this.#say = say;
  }

  /** Says the text now or, within ten seconds of the last, after them, unless another has come; urgent ones at once. */
  tell(text: string, { urgent = false } = {}): void {
    clearTimeout(this.#timer);
    const left = urgent ? 0 : this.#lastAt + EVERY_MILLISECONDS - performance.now();
    if (left <= 0) this.#now(text);
    else this.#timer = setTimeout(() => this.#now(text), left);
  }

  /** Says nothing more. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  #now(text: string): void {
    this.#lastAt = performance.now();
    this.#say(text);
  }
}
