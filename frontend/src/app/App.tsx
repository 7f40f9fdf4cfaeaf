/** The pages and their addresses. */
import { lazy, Suspense } from "react";
import { Route, Switch } from "wouter";
import { looksLikeJoinCode } from "../features/join/joinCode";
import { NotFoundPage } from "./NotFoundPage";
import { ParticipantPage } from "./ParticipantPage";

// A phone that comes to vote loads none of these.
const HomePage = lazy(() => import("./HomePage"));
const HostPage = lazy(() => import("./HostPage"));
const MethodsPage = lazy(() => import("./MethodsPage"));
const VerifyPage = lazy(() => import("./VerifyPage"));
const StagePage = lazy(() => import("./StagePage"));

export function App() {
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
