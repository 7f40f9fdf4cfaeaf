/** Taking over from the page that the server painted: what it was painted from, and where the voter is on it. */
import type { ApolloClient } from "@apollo/client";
import { type KeptBallot, keepBallot } from "../features/vote/keptBallot";
import { keepPaintedMarks } from "../features/vote/paintedBallot";
import { RoomByCodeDocument, type RoomByCodeQuery } from "../graphql/generated";
import { serverClock } from "../graphql/serverClock";

/** What the server painted from: the answer to the page's own first question. */
export type Painted = { joinCode: string; data: RoomByCodeQuery; kept: KeptBallot | null };

/** Puts what the page was painted from into the cache, so that nothing is asked for that is already seen. */
export function takeAnswers(client: ApolloClient, document: Document): void {
  const painted = readPainted(document);
  if (!painted) return;
  const { joinCode, data, kept } = painted;
  client.writeQuery({ query: RoomByCodeDocument, variables: { joinCode }, data });
  const time = data.room?.currentPoll?.serverTime;
  if (time) serverClock.learn(time, arrivedAt());
  const pollId = data.room?.currentPoll?.id;
  // A secret vote given before the page came alive: its key is told this once.
  if (kept && pollId) keepBallot(pollId, { ballotKey: kept.ballotKey, receipt: kept.receipt });
}

/** Keeps what is marked on the painted ballot. Call it before the page draws itself; the result puts the focus back. */
export function takeBallot(root: HTMLElement): () => void {
  keepPaintedMarks(root);
  const focused = fieldsIn(root).indexOf(document.activeElement as HTMLInputElement);
  return () => {
    if (focused >= 0) fieldsIn(root)[focused]?.focus({ preventScroll: true });
  };
}

function readPainted(document: Document): Painted | null {
  const text = document.getElementById("painted")?.textContent;
  return text ? (JSON.parse(text) as Painted) : null;
}

/** When the painted page's first byte came in, by this device's clock. */
function arrivedAt(): number {
  const [visit] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return visit ? performance.timeOrigin + visit.responseStart : Date.now();
}

/** A ballot's input fields: the painted one has the same, in the same order, but for rankings. */
function fieldsIn(root: HTMLElement): HTMLInputElement[] {
  return [...root.querySelectorAll<HTMLInputElement>("form.ballot input:not([type=hidden])")];
}
