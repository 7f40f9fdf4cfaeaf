/** Sites of other people: pages at an origin of their own, and the lines that the documentation has for them. */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

type Site = { url: string } & AsyncDisposable;
type Headers = Record<string, string>;

/** Serves these pages by path at this origin, until it is disposed of; port 0 is any free one. */
export async function serve(
  origin: string,
  pages: Record<string, string>,
  headers: Headers = {},
): Promise<Site> {
  const { hostname, port } = new URL(origin);
  const server = createServer(({ url = "/" }, answer) => {
    const html = pages[url];
    answer.writeHead(html === undefined ? 204 : 200, {
      "content-type": "text/html; charset=utf-8",
      ...headers,
    });
    answer.end(html);
  });
  await new Promise<void>((listening) => server.listen(Number(port), hostname, listening));
  return {
    url: `http://${hostname}:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** A whole page around this. */
export const page = (body: string): string => `<!doctype html>
<html lang="en">
<title>A site</title>
<link rel="icon" href="data:,">
<h1>A site of somebody’s own</h1>
${body}
</html>`;

/** The block of docs/embedding.md in this language that holds these words, about what it stands for. */
export function printed(language: string, words: string, values: Record<string, string>): string {
  const text = readFileSync(new URL("../../docs/embedding.md", import.meta.url), "utf8");
  const blocks = [...text.matchAll(/^```(\w+)\n(.*?)^```/gms)].map(([, kind, block]) => ({ kind, block }));
  const found = blocks.filter(({ kind, block }) => kind === language && block?.includes(words));
  if (found.length !== 1) throw new Error(`${found.length} blocks of ${language} hold ${words}`);
  return Object.entries(values).reduce(
    (block, [said, meant]) => block.replaceAll(said, meant),
    found[0]?.block ?? "",
  );
}
