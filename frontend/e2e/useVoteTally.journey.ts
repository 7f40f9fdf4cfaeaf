import { fileURLToPath } from "node:url";
import { build, type Plugin } from "vite";
import { expect, test } from "./people";
import { programs } from "./programs";
import { page, serve } from "./sites";

const SOURCES = fileURLToPath(new URL("../src/useVoteTally/", import.meta.url));
const APP = "virtual:app";

/** An app of somebody's own around the documentation's component, which asks this server. */
function app(server: string, pollId: string): Plugin {
  return {
    name: "an-app-of-ones-own",
    resolveId: (id) => (id === APP ? `\0${APP}` : null),
    load: (id) =>
      id === `\0${APP}`
        ? `import { createElement } from "react";
           import { createRoot } from "react-dom/client";
           import { Result } from "${SOURCES}Result.tsx";
           const root = document.body.appendChild(document.createElement("main"));
           createRoot(root).render(createElement(Result, { pollId: "${pollId}" }));`
        : null,
    transform: (code, id) => (id.startsWith(SOURCES) ? code.replace("https://votes.example", server) : null),
  };
}

async function built(server: string, pollId: string): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: "silent",
    plugins: [app(server, pollId)],
    build: { write: false, rollupOptions: { input: APP } },
  });
  if (!("output" in made)) throw new Error("The build made no output");
  return made.output[0].code;
}

test("the documentation's component shows a result, live, in an app of another origin", async ({
  person,
  request,
  baseURL,
}) => {
  const program = programs(request);
  const poll = await program.open({ question: "Tea or coffee?", options: ["Tea", "Coffee"] });
  const script = await built(baseURL ?? "", poll.id);
  const escaped = script.replaceAll("</script", "<\\/script");
  await using somewhere = await serve("http://localhost:0", {
    "/": page(`<script type="module">${escaped}</script>`),
  });
  const site = await person();
  await site.goto(somewhere.url);
  await expect(site.getByRole("listitem")).toHaveText(["Tea: 0", "Coffee: 0"]);
  await program.vote(poll, { choose: [1] });
  await expect(site.getByRole("listitem")).toHaveText(["Tea: 0", "Coffee: 1"]);
});
