/** Starts the app. */
import { ApolloProvider } from "@apollo/client/react";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createApolloClient } from "../graphql/client";
import { Announcer } from "../ui/announce";
import "../ui/tokens.css";
import "../ui/base.css";
import { App } from "./App";
import { Boundary } from "./Boundary";

const root = document.getElementById("root");
if (root) {
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
