/** `<live-poll poll="…">`: a poll's question and live results, on anyone's page. */
import type { Client } from "graphql-ws";
import { ConnectionStore } from "../graphql/connection";
import { createSocket, socketAddress } from "../graphql/socket";
import { type Language, pickLanguage } from "../words/languages";
import { Announcer } from "./Announcer";
import { spoken } from "./figures";
import { follow, type Question, type Tally } from "./follow";
import { type Picture, View } from "./View";
import { wordsIn } from "./words";

const BLIP_MILLISECONDS = 1_000;
const OWN_SERVER = new URL(import.meta.url).origin;

type Line = { socket: Client; store: ConnectionStore };
const lines = new Map<string, Line>();

/** One line for all polls that are watched on this server as the same viewer; null where that is no address. */
function lineTo(server: string, token: string | null): Line | null {
  const key = `${server} ${token ?? ""}`;
  const known = lines.get(key);
  if (known) return known;
  try {
    const store = new ConnectionStore();
    const asking = token ? { token } : { anonymous: true };
    const line = { store, socket: createSocket(socketAddress(new URL(server)), store, asking) };
    lines.set(key, line);
    return line;
  } catch {
    return null;
  }
}

export class LivePoll extends HTMLElement {
  static observedAttributes = ["poll", "server", "token", "lang", "level"];

  #view = new View(this.attachShadow({ mode: "open" }));
  #announcer = new Announcer((text) => this.#view.say(text));
  #question: Question | null = null;
  #tally: Tally | null = null;
  #notice: Picture["notice"] = "loading";
  #leave = () => {};
  #isDue = false;

  /** The newest tally that is known, or null. */
  get tally(): Tally | null {
    return this.#tally;
  }

  connectedCallback(): void {
    this.#begin();
  }

  disconnectedCallback(): void {
    this.#leave();
    this.#announcer.stop();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after || !this.isConnected) return;
    if (name === "lang" || name === "level") this.#draw();
    else this.#beginSoon();
  }

  /** Once, when several attributes are set after one another. */
  #beginSoon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      if (this.isConnected) this.#begin();
    });
  }

  #begin(): void {
    this.#leave();
    this.#question = this.#tally = null;
    this.#notice = "loading";
    this.#draw();
    const poll = this.getAttribute("poll");
    const line = lineTo(this.getAttribute("server") ?? OWN_SERVER, this.getAttribute("token"));
    this.#leave = poll && line ? this.#follow(line, poll) : () => {};
    if (!poll || !line) this.#note(line ? "unknown" : "failed");
  }

  #follow({ socket, store }: Line, poll: string): () => void {
    const stopFollowing = follow(socket, poll, {
      question: (question) => {
        this.#question = question;
        this.#draw();
      },
      tally: (tally) => this.#take(tally),
      nothing: () => this.#note("unknown"),
      failed: () => this.#note("failed"),
    });
    const stopWatching = this.#watch(store);
    return () => {
      stopFollowing();
      stopWatching();
    };
  }

  #take(tally: Tally): void {
    const ended = !tally.provisional && this.#tally?.provisional !== false;
    this.#tally = tally;
    this.#note(null);
    this.#announcer.tell(spoken(tally, wordsIn(this.#language)), { urgent: ended });
    this.dispatchEvent(new CustomEvent("tally", { detail: tally, bubbles: true }));
  }

  /** Says when the line is away for longer than a blip; the figures stay. */
  #watch(store: ConnectionStore): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      const state = store.get();
      if (state === "reconnecting" || state === "offline") {
        timer = setTimeout(() => this.#note("reconnecting"), BLIP_MILLISECONDS);
      } else if (state === "live" && this.#notice === "reconnecting") {
        this.#note(this.#tally ? null : "loading");
      }
    };
    const stop = store.subscribe(look);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }

  #note(notice: Picture["notice"]): void {
    this.#notice = notice;
    this.#draw();
  }

  #draw(): void {
    const level = this.getAttribute("level") ?? "2";
    const parts = { question: this.#question, tally: this.#tally, notice: this.#notice };
    this.#view.draw({ language: this.#language, level, ...parts });
  }

  /** Its own, else that of the page around it, else the browser's. */
  get #language(): Language {
    const said = this.closest("[lang]")?.getAttribute("lang");
    return pickLanguage(undefined, said ? [said] : (navigator.languages ?? []));
  }
}
