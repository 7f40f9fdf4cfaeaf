/** Starts the app, once it has its texts. */
import { ApolloProvider } from "@apollo/client/react";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { backoffMilliseconds, pause } from "../graphql/backoff";
import { createApolloClient } from "../graphql/client";
import { Announcer } from "../ui/announce";
import "../ui/tokens.css";
import "../ui/base.css";
import { wordsReady } from "../words/language";
import { App } from "./App";
import { Boundary } from "./Boundary";

async function start(root: Element, tries = 0): Promise<void> {
  try {
    await wordsReady();
  } catch {
    await pause(backoffMilliseconds(tries));
    return start(root, tries + 1);
  }
  createRoot(root).render(
    <StrictMode>
      <Boundary>
        <ApolloProvider client={createApolloClient()}>
          <App />
          <Announcer />
        </ApolloProvider>
      </Boundary>
    </StrictMode>,
  );
}

const root = document.getElementById("root");
if (root) void start(root);
