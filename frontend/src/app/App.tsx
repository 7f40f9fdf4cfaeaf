/** The pages and their addresses. */
import { lazy, Suspense } from "react";
import { Route, Switch } from "wouter";
import { looksLikeJoinCode } from "../features/join/joinCode";
import { useLanguage, withWords } from "../words/language";
import { NotFoundPage } from "./NotFoundPage";
import { ParticipantPage } from "./ParticipantPage";

// A phone that comes to vote loads none of these.
const HomePage = lazy(() => withWords(import("./HomePage")));
const EmbedPage = lazy(() => withWords(import("./EmbedPage")));
const HostPage = lazy(() => withWords(import("./HostPage")));
const MethodsPage = lazy(() => withWords(import("./MethodsPage")));
const VerifyPage = lazy(() => withWords(import("./VerifyPage")));
const StagePage = lazy(() => withWords(import("./StagePage")));

export function App() {
  // All of it is drawn again in another language.
  useLanguage();
  return (
    <Suspense>
      <Switch>
        <Route path="/">
          <HomePage />
        </Route>
        <Route path="/methods">
          <MethodsPage />
        </Route>
        <Route path="/verify">
          <VerifyPage />
        </Route>
        <Route path="/embed/:pollId">{({ pollId }) => <EmbedPage key={pollId} pollId={pollId} />}</Route>
        <Route path="/:joinCode">
          {({ joinCode }) =>
            looksLikeJoinCode(joinCode) ? (
              <ParticipantPage key={joinCode} joinCode={joinCode} />
            ) : (
              <NotFoundPage />
            )
          }
        </Route>
        <Route path="/:joinCode/host">
          {({ joinCode }) => <HostPage key={joinCode} joinCode={joinCode} />}
        </Route>
        <Route path="/:joinCode/stage">
          {({ joinCode }) => <StagePage key={joinCode} joinCode={joinCode} />}
        </Route>
        <Route>
          <NotFoundPage />
        </Route>
      </Switch>
    </Suspense>
  );
}
