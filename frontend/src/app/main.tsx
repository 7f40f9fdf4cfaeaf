/** Starts the app once it has its texts, on the page that the server has painted where it has. */
import { ApolloProvider } from "@apollo/client/react";
import { StrictMode } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { backoffMilliseconds, pause } from "../graphql/backoff";
import { createApolloClient } from "../graphql/client";
import { Announcer } from "../ui/announce";
import "../ui/tokens.css";
import "../ui/base.css";
import "../ui/account.css";
import "../ui/privacy.css";
import { wordsReady } from "../words/language";
import { App } from "./App";
import { Boundary } from "./Boundary";
import { takeAnswers, takeBallot } from "./takeover";

async function start(root: HTMLElement, tries = 0): Promise<void> {
  try {
    await wordsReady();
  } catch {
    await pause(backoffMilliseconds(tries));
    return start(root, tries + 1);
  }
  const client = createApolloClient();
  takeAnswers(client, document);
  const refocus = takeBallot(root);
  // In one go: between the painted page and the app's nothing else is ever drawn.
  flushSync(() =>
    createRoot(root).render(
      <StrictMode>
        <Boundary>
          <ApolloProvider client={client}>
            <App />
            <Announcer />
          </ApolloProvider>
        </Boundary>
      </StrictMode>,
    ),
  );
  refocus();
}

const root = document.getElementById("root");
if (root) void start(root);
