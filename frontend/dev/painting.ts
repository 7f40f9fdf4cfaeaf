/** Hands the server what it paints a page's first moment with: the page's own questions, and the options' shapes. */
import { InMemoryCache } from "@apollo/client/cache";
import { type DocumentNode, print } from "graphql";
import type { Plugin } from "vite";
import { PollByIdDocument, RoomByCodeDocument } from "../src/graphql/generated.ts";
import shapes from "../src/ui/optionShapes.json" with { type: "json" };

const cache = new InMemoryCache();

/** A question's text as the page itself would send it, so that its answer can be put into the page's cache. */
const asSent = (document: DocumentNode) => print(cache.transformDocument(document));

/** Writes `painting.json` beside the built page: the two belong together, whichever version is served. */
export function painting(): Plugin {
  return {
    name: "painting",
    apply: "build",
    generateBundle() {
      const questions = { room: asSent(RoomByCodeDocument), poll: asSent(PollByIdDocument) };
      this.emitFile({
        type: "asset",
        fileName: "painting.json",
        source: JSON.stringify({ questions, shapes }),
      });
    },
  };
}
