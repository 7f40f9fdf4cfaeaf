/**
 * Hands the server what it paints a page's first moment with: the page's own questions, the options' shapes, and
 * where the voter's texts are in each language, to be fetched with the page.
 */
import { InMemoryCache } from "@apollo/client/cache";
import { type DocumentNode, print } from "graphql";
import type { Plugin } from "vite";
import { EmbeddedPollDocument, RoomByCodeDocument } from "../src/graphql/generated.ts";
import shapes from "../src/ui/optionShapes.json" with { type: "json" };

const cache = new InMemoryCache();

/** A question's text as the page itself would send it, so that its answer can be put into the page's cache. */
const asSent = (document: DocumentNode) => print(cache.transformDocument(document));

/** Writes `painting.json` beside the built page: the two belong together, whichever version is served. */
export function painting(): Plugin {
  let base = "/";
  return {
    name: "painting",
    apply: "build",
    configResolved(config) {
      base = config.base;
    },
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((part) => part.type === "chunk");
      const texts = Object.fromEntries(
        chunks.flatMap(({ name, fileName }) =>
          name.startsWith("texts-") ? [[name.slice("texts-".length), base + fileName]] : [],
        ),
      );
      const questions = { room: asSent(RoomByCodeDocument), embed: asSent(EmbeddedPollDocument) };
      this.emitFile({
        type: "asset",
        fileName: "painting.json",
        source: JSON.stringify({ questions, shapes, texts }),
      });
    },
  };
}
