import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { cookiesOfTheServer } from "./dev/cookies.ts";

const server = process.env.LIVETALLY_URL ?? "http://127.0.0.1:8000";

export default defineConfig(({ command }) => ({
  base: command === "build" ? "/static/app/" : "/",
  plugins: [react(), cookiesOfTheServer(server)],
  build: {
    outDir: "dist/app",
    manifest: "manifest.json",
    modulePreload: { polyfill: false },
    // The page's CSP allows no data: fonts or scripts, so nothing is inlined.
    assetsInlineLimit: 0,
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
