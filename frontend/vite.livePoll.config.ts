/** Builds the one file that other people's pages load. */
import { defineConfig } from "vite";

export default defineConfig({
  build: {
    outDir: "dist",
    // The pages are in there, too.
    emptyOutDir: false,
    copyPublicDir: false,
    modulePreload: false,
    rollupOptions: {
      input: "src/livePoll/main.ts",
      output: { entryFileNames: "live-poll.js", codeSplitting: false },
    },
    target: ["es2022", "safari16.4", "chrome111", "firefox113"],
  },
});
