/** GraphiQL for Livetally: the API's reference and a place to try it, with the examples as its first tabs. */
import "./workers";
import { GraphiQL } from "graphiql";
import { createRoot } from "react-dom/client";
import "@graphiql/react/style.css";
import "@graphiql/plugin-doc-explorer/style.css";
import "@graphiql/plugin-history/style.css";
import "graphiql/graphiql.css";
import "./page.css";
import { type Demo, type Tab, tabsFrom } from "./examples";
import { createFetcher } from "./fetcher";

// A glob, because a checkout without the file still builds: GraphiQL then opens with its own welcome.
const files = import.meta.glob<string>("../../../schema/examples.graphql", {
  query: "?raw",
  import: "default",
  eager: true,
});

const HEADERS_HINT = `{
  // This page uses its own guest cookie. Elsewhere, send the token of joinAsGuest:
  // "Authorization": "Bearer <token>"
}`;

function demoPoll(): Demo {
  const {
    pollId,
    optionId,
    "optionId-2": secondOptionId,
    joinCode,
  } = document.querySelector<HTMLMetaElement>('meta[name="livetally-demo-poll"]')?.dataset ?? {};
  const optionIds = [optionId, secondOptionId].filter((id): id is string => !!id);
  return { pollId, optionIds, joinCode };
}

/** Tabs are kept for each demo poll apart, so that a new one does not meet the old one's ids. */
function storageFor(demo: Demo): Storage {
  const prefix = `livetally.${demo.pollId ?? ""}.`;
  const own = () => Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  return {
    getItem: (key) => localStorage.getItem(prefix + key),
    setItem: (key, value) => localStorage.setItem(prefix + key, value),
    removeItem: (key) => localStorage.removeItem(prefix + key),
    clear: () => {
      for (const key of own()) localStorage.removeItem(key);
    },
    key: (index) => own()[index]?.slice(prefix.length) ?? null,
    get length() {
      return own().length;
    },
  };
}

/** The tab that an address like /graphiql/#operation=Watch asks for. */
function linkedTab(tabs: readonly Tab[]): Tab | undefined {
  const name = /^#operation=(\w+)$/.exec(window.location.hash)?.[1];
  return name
    ? tabs.find(({ query }) => new RegExp(`^(query|mutation|subscription) ${name}\\b`, "m").test(query))
    : undefined;
}

const demo = demoPoll();
const tabs = tabsFrom(Object.values(files)[0] ?? "", demo).map((tab) => ({ ...tab, headers: HEADERS_HINT }));
const linked = linkedTab(tabs);
const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <GraphiQL
      fetcher={createFetcher()}
      // On a first visit GraphiQL opens the first tab; later ones find the linked tab by its text.
      defaultTabs={linked ? [linked, ...tabs.filter((tab) => tab !== linked)] : tabs}
      initialQuery={linked?.query}
      initialVariables={linked?.variables}
      initialHeaders={linked && HEADERS_HINT}
      defaultHeaders={HEADERS_HINT}
      defaultEditorToolsVisibility="variables"
      shouldPersistHeaders={false}
      isHeadersEditorEnabled
      storage={storageFor(demo)}
    >
      <GraphiQL.Logo>
        <a className="page-name" href="/">
          Livetally
        </a>
      </GraphiQL.Logo>
    </GraphiQL>,
  );
}
