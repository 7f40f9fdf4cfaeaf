/** What a page in another site's frame is given by the server, and the one thing that it tells the page around it. */
import type { ApolloClient } from "@apollo/client";
import { createApolloClient } from "../graphql/client";
import { EmbeddedPollDocument, type EmbeddedPollQuery } from "../graphql/generated";

/** token: of the guest who votes here; sites: whose pages may frame this one; data: the poll, if it could be had. */
export type Gift = { token: string; sites: string[]; data: EmbeddedPollQuery | null };

/** What comes with the page. It is there whenever the server made the page. */
export function readGift(document: Document): Gift {
  return JSON.parse(document.getElementById("embedded")?.textContent ?? "null") as Gift;
}

/** The client of the frame's own guest; no cookie has a say. */
export function clientOfFrame({ token, data }: Gift, pollId: string): ApolloClient {
  const client = createApolloClient({ token });
  if (data) client.writeQuery({ query: EmbeddedPollDocument, variables: { id: pollId }, data });
  return client;
}

/** Has every link open beside the page: our other pages may not be framed. Returns the tear-down. */
export function linksLeaveTheFrame(document: Document): () => void {
  const base = document.createElement("base");
  base.target = "_blank";
  document.head.append(base);
  return () => base.remove();
}

/** Tells the page around, where it is one of the sites', how many pixels high this one is; returns the tear-down. */
export function tellHeight(page: HTMLElement, poll: string, sites: readonly string[]): () => void {
  const { parent } = window;
  if (parent === window) return () => undefined;
  const origins = originsAround(window.location, document.referrer, sites);
  const observer = new ResizeObserver(() => {
    const height = Math.ceil(page.getBoundingClientRect().height);
    // Nothing, while the frame is not shown.
    if (height === 0) return;
    for (const origin of origins) parent.postMessage({ type: "livetally:height", poll, height }, origin);
  });
  observer.observe(page);
  return () => observer.disconnect();
}

/** The origin of the page around, if it is one of the sites; all of them where no browser tells which it is. */
export function originsAround(
  location: Pick<Location, "origin" | "ancestorOrigins">,
  referrer: string,
  sites: readonly string[],
): string[] {
  const known = [location.origin, ...sites];
  const around = location.ancestorOrigins?.[0] ?? (referrer && new URL(referrer).origin);
  return around ? known.filter((site) => site === around) : known;
}
