/** The host's keys: single letters that act while nobody types, and that can be turned off. */
import { useEffect, useRef } from "react";

/** What each act's key is, as it is pressed and printed. */
export const KEYS = {
  open: "O",
  pause: "P",
  close: "C",
  reveal: "R",
  next: "N",
  runAgain: "A",
  takeOff: "B",
  later: "+",
  sooner: "-",
  help: "?",
} as const;

export type KeyedAct = keyof typeof KEYS;

const OFF = "livetally.keys.off";

/** Whether single keys act at all: some people's speech or hands press keys that they do not mean. */
export function keysAreOn(): boolean {
  try {
    return window.localStorage.getItem(OFF) === null;
  } catch {
    return true;
  }
}

export function turnKeys(on: boolean): void {
  try {
    if (on) window.localStorage.removeItem(OFF);
    else window.localStorage.setItem(OFF, "1");
  } catch {}
}

/** Runs the act of a key that is pressed; acts that are not there now do nothing. */
export function useKeys(acts: Readonly<Partial<Record<KeyedAct, () => void>>>): void {
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const name = actOf(event);
      const act = name && latest.current[name];
      if (!act || !isMeant(event)) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}

/** Signs that other scripts have of their own, on other keys. */
const LATIN: Readonly<Record<string, string>> = { "؟": "?" };

function actOf({ key, code }: KeyboardEvent): KeyedAct | undefined {
  // On keyboards of other scripts the place of the key counts.
  const latin = /^[\x20-\x7e]$/.test(key) ? key : (LATIN[key] ?? code.replace(/^Key/, ""));
  const names = Object.keys(KEYS) as KeyedAct[];
  return names.find((name) => KEYS[name] === latin.toUpperCase());
}

function isMeant(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.repeat || event.isComposing) return false;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  return keysAreOn() && !isTyping(event.target) && !document.querySelector("dialog[open]");
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest("input, textarea, select, [role=textbox]") !== null;
}
