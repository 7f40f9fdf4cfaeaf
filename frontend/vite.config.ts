import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { cookiesOfTheServer } from "./dev/cookies.ts";
import { giftOfTheServer } from "./dev/gift.ts";
import { painting } from "./dev/painting.ts";

const server = process.env.LIVETALLY_URL ?? "http://127.0.0.1:8000";

/** The bundler fills files in the order of their names, each with what it needs: the voter's must come first. */
const TEXTS_OF = {
  texts: /src\/(?:app|features\/(?:join|vote)|ui)\/(?:ballot\/|results\/)?words\/([a-z]+)\.ts$/,
  "texts-host": /src\/features\/(?:ask|host|hosted)\/words\/([a-z]+)\.ts$/,
};

/** The voter's texts in one language make one file, the host's another; those of other pages stay with their pages. */
function textsTogether(id: string): string | undefined {
  // Left alone, what all texts are written with would land in the file of one language.
  if (/src\/words\/(?:languages|speech)\.ts$/.test(id)) return "speech";
  for (const [file, texts] of Object.entries(TEXTS_OF)) {
    const language = texts.exec(id)?.[1];
    if (language && language !== "index") return `${file}-${language}`;
  }
  return undefined;
}

export default defineConfig(({ command }) => ({
  base: command === "build" ? "/static/app/" : "/",
  plugins: [react(), cookiesOfTheServer(server), giftOfTheServer(server), painting()],
  build: {
    outDir: "dist/app",
    manifest: "manifest.json",
    modulePreload: { polyfill: false },
    // The page's CSP allows no data: fonts or scripts, so nothing is inlined.
    assetsInlineLimit: 0,
    rollupOptions: { output: { manualChunks: textsTogether } },
    target: ["es2022", "safari15.4", "chrome103", "firefox104"],
  },
  server: {
    proxy: { "/graphql/": { target: server, ws: true } },
  },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.{ts,tsx}", "graphiql/src/**/*.test.ts"],
    restoreMocks: true,
    setupFiles: ["src/testing/setup.ts"],
  },
}));
