/** Gives Vite's page for frames what the real server puts into it. */
import type { Plugin } from "vite";

const GIFT = /<script id="embedded".*?<\/script>/;

/** A development-only plug-in: `/embed/…` comes with the token and the poll that the given server would send. */
export function giftOfTheServer(server: string): Plugin {
  return {
    name: "gift-of-the-server",
    apply: "serve",
    async transformIndexHtml(html, { originalUrl }) {
      if (!originalUrl?.startsWith("/embed/")) return html;
      const page = await fetch(server + originalUrl).then((answer) => answer.text());
      return html.replace("</body>", () => `${GIFT.exec(page)?.[0] ?? ""}</body>`);
    },
  };
}
