/** The language of the page: chosen at first by the browser's settings, then by the reader, and kept. */
import { useSyncExternalStore } from "react";
import { isEmbedded } from "../embedded";
import { fetchEdition } from "./catalogue";
import { LANGUAGES, type Language, pickLanguage } from "./languages";
import { speech } from "./speech";

const YEAR_SECONDS = 365 * 24 * 3600;

let current: Language = pickLanguage(
  askedLanguage(window.location.search) ?? keptLanguage(document.cookie),
  navigator.languages ?? [],
);
let wanted = current;
const listeners = new Set<() => void>();
show(current);

/** The language that a frame's address asks for, which is that of the page around it: `?lang=de`. */
function askedLanguage(search: string): string | undefined {
  return isEmbedded ? (new URLSearchParams(search).get("lang") ?? undefined) : undefined;
}

/** The language that was chosen before, as its cookie holds it: the server that paints a page can read it too. */
export function keptLanguage(cookies: string): string | undefined {
  return /(?:^|;\s*)livetally_language=([a-z]+)/.exec(cookies)?.[1];
}

export function currentLanguage(): Language {
  return current;
}

/** Draws again when the language changes, also what is held back by `memo`. */
export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, currentLanguage);
}

/** The ways of the language of the page. */
export function currentSpeech() {
  return speech(current);
}

/** Turns the page to another language once its texts are there, and keeps it. Throws where they cannot be fetched. */
export async function chooseLanguage(language: Language): Promise<void> {
  wanted = language;
  const turnOver = await fetchEdition(language);
  // Another may have been wanted meanwhile.
  if (wanted !== language) return;
  turnOver();
  current = language;
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is not there on plain http
  document.cookie = `livetally_language=${language}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
  show(language);
  for (const listener of [...listeners]) listener();
}

/** Resolves when every text of what has been loaded so far can be read. */
export async function wordsReady(): Promise<void> {
  let language: Language;
  do {
    language = current;
    const turnOver = await fetchEdition(language);
    if (language === current) turnOver();
  } while (language !== current);
}

/** What a part of the app that is loaded on demand holds, once its texts can be read too. */
export async function withWords<Part>(loading: Promise<Part>): Promise<Part> {
  const part = await loading;
  await wordsReady();
  return part;
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function show(language: Language): void {
  document.documentElement.lang = language;
  document.documentElement.dir = LANGUAGES[language].direction;
}
