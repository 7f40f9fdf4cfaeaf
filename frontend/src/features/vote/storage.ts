/** What a voter's page keeps in this browser, by poll. */
import { isEmbedded } from "../../embedded";

// Within a site next to ours a frame shares its storage with our own pages, and is another voter than they are.
const OWNER = isEmbedded ? "livetally.embed" : "livetally";

/** The name that something of a poll is kept under. */
export function storageKey(what: "ballot" | "draft" | "vote", pollId: string): string {
  return `${OWNER}.${what}.${pollId}`;
}
