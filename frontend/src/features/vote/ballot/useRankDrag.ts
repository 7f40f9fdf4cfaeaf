/**
 * Dragging options into an order, with a finger, a pen or a mouse.
 * Our own, because the small well-kept libraries know no equal ranks and no keyboard, and the others weigh more than the ballot.
 */
import { type PointerEvent as Press, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { type Landing, landingAt } from "./ranking";

/** "out": over what is not ranked. */
export type Drop = Landing | "out";
/** How far the dragged option is from where it was, and where it would land. */
export type Drag = { id: string; pixels: number; drop: Drop | null };

type Parts = {
  /** Holds the ranked rows (`data-ranked`) and, in `data-pool`, the options that are not ranked. */
  area: RefObject<HTMLElement | null>;
  equals: boolean;
  onDrop: (id: string, drop: Drop) => void;
};

const BEGINS_AFTER_PIXELS = 5;
const EDGE_PIXELS = 96;
const SCROLL_PIXELS = 9;

export function useRankDrag(parts: Parts) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const latest = useRef(parts);
  latest.current = parts;
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  /** Starts on a press; it becomes a drag when the pointer moves, and else stays a tap. */
  const press = useCallback((event: Press, id: string) => {
    const { area } = latest.current;
    if (event.button !== 0 || !area.current || stop.current) return;
    stop.current = follow(event, area.current, {
      drop: (y) => dropAt(area.current, y, id, latest.current.equals),
      moved: (pixels, drop) => setDrag({ id, pixels, drop }),
      ended: (drop) => {
        stop.current = null;
        setDrag(null);
        if (drop) latest.current.onDrop(id, drop);
      },
    });
  }, []);
  return { drag, press };
}

type Following = {
  drop: (y: number) => Drop | null;
  moved: (pixels: number, drop: Drop | null) => void;
  ended: (drop: Drop | null) => void;
};

/** Follows one pointer until it is lifted; gives what ends it early. */
function follow(press: Press, area: HTMLElement, following: Following): () => void {
  const { pointerId } = press;
  const from = press.clientY + window.scrollY;
  let y = press.clientY;
  let dragging = false;
  let frame = 0;
  const show = () => following.moved(y + window.scrollY - from, following.drop(y));
  const scroll = () => {
    const step = y < EDGE_PIXELS ? -SCROLL_PIXELS : y > window.innerHeight - EDGE_PIXELS ? SCROLL_PIXELS : 0;
    const before = window.scrollY;
    if (step !== 0) window.scrollBy(0, step);
    if (window.scrollY !== before) show();
    frame = requestAnimationFrame(scroll);
  };
  const move = (event: PointerEvent) => {
    if (event.pointerId !== pointerId) return;
    y = event.clientY;
    if (!dragging) {
      if (Math.abs(y + window.scrollY - from) < BEGINS_AFTER_PIXELS) return;
      dragging = true;
      area.setPointerCapture(pointerId);
      frame = requestAnimationFrame(scroll);
    }
    show();
  };
  const end = (drop: Drop | null) => {
    cancelAnimationFrame(frame);
    over.abort();
    if (dragging) swallowClick(area);
    following.ended(dragging ? drop : null);
  };
  const over = new AbortController();
  const heard = { signal: over.signal };
  const mine = (then: () => void) => (event: PointerEvent) => event.pointerId === pointerId && then();
  window.addEventListener("pointermove", move, heard);
  window.addEventListener(
    "pointerup",
    mine(() => end(following.drop(y))),
    heard,
  );
  window.addEventListener(
    "pointercancel",
    mine(() => end(null)),
    heard,
  );
  window.addEventListener("keydown", (event) => event.key === "Escape" && end(null), heard);
  return () => end(null);
}

/** The end of a drag is no tap on what happens to lie below it. */
function swallowClick(area: HTMLElement): void {
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  area.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => area.removeEventListener("click", swallow, { capture: true }), 0);
}

/** Where a drag at this height would land, or null where it would change nothing. */
function dropAt(area: HTMLElement | null, y: number, id: string, equals: boolean): Drop | null {
  const rows = [...(area?.querySelectorAll<HTMLElement>("[data-ranked]") ?? [])];
  const wasRanked = rows.some((row) => row.dataset.ranked === id);
  const pool = area?.querySelector("[data-pool]")?.getBoundingClientRect();
  if (pool && y > pool.top) return wasRanked ? "out" : null;
  const edges = rows
    .filter((row) => row.dataset.ranked !== id)
    .map((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return { id: row.dataset.ranked ?? "", top, bottom };
    });
  return landingAt(y, edges, equals);
}
