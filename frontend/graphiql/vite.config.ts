import { defineConfig } from "vite";

export default defineConfig({
  base: "/static/graphiql/",
  publicDir: "../public",
  worker: { format: "es" },
  build: {
    outDir: "../dist/graphiql",
    emptyOutDir: true,
    manifest: "manifest.json",
    modulePreload: { polyfill: false },
    // The page's CSP allows no data: fonts or scripts, so nothing is inlined.
    assetsInlineLimit: 0,
    target: "es2022",
    rolldownOptions: {
      // Libraries marked "use client" mean React's servers, which this page has none of.
      onwarn: (warning, tell) => warning.code !== "MODULE_LEVEL_DIRECTIVE" && tell(warning),
    },
    // Monaco is large and is loaded by this page alone.
    chunkSizeWarningLimit: 4096,
  },
});
