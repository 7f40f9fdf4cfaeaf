import { ApolloClient, ApolloLink } from "@apollo/client";
import { expect, test } from "vitest";
import { keptBallot } from "../features/vote/keptBallot";
import { RoomByCodeDocument } from "../graphql/generated";
import { createCache } from "../graphql/newestTally";
import { serverClock } from "../graphql/serverClock";
import { pollOf, roomOf } from "../testing/polls";
import { takeAnswers, takeBallot } from "./takeover";

const client = () => new ApolloClient({ cache: createCache(), link: ApolloLink.empty() });
const seeded = (painted: unknown) => {
  document.body.innerHTML = `<script id="painted" type="application/json">${JSON.stringify(painted)}</script>`;
};

test("what the page was painted from answers the app's first question", () => {
  const painted = client();
  const serverTime = new Date(Date.now() + 3_600_000).toISOString();
  seeded({ joinCode: "abc234", data: { room: roomOf(pollOf({ serverTime })) } });
  takeAnswers(painted, document);
  const known = painted.readQuery({ query: RoomByCodeDocument, variables: { joinCode: "abc234" } });
  expect(known?.room?.currentPoll?.question).toBe("Which film?");
  expect(serverClock.now() - Date.now()).toBeGreaterThan(3_500_000);
});

test("the key of a secret vote that a form cast is kept in this browser", () => {
  const poll = pollOf({});
  const kept = { ballotKey: "a1", receipt: "b2", check: "/verify#" };
  seeded({ joinCode: "abc234", data: { room: roomOf(poll) }, kept });
  takeAnswers(client(), document);
  expect(keptBallot(poll.id)).toEqual({ ballotKey: "a1", receipt: "b2" });
});

test.each([null, { joinCode: "ABC234", data: { room: null } }])(
  "a page painted without a poll is taken too",
  (painted) => {
    seeded(painted);
    expect(() => takeAnswers(client(), document)).not.toThrow();
  },
);

test("a page that was not painted asks by itself", () => {
  document.body.innerHTML = "";
  const fresh = client();
  takeAnswers(fresh, document);
  expect(fresh.extract()).toEqual({});
});

test("the focus stays on the field that had it", () => {
  const fields = `<form class="ballot"><input type="hidden"><input type="radio" id="a"><input type="radio" id="b"></form>`;
  document.body.innerHTML = `<div id="root">${fields}</div>`;
  const root = document.getElementById("root") as HTMLElement;
  document.getElementById("b")?.focus();
  const refocus = takeBallot(root);
  root.innerHTML = fields.replaceAll("id=", "data-new id=");
  expect(document.activeElement?.id).not.toBe("b");
  refocus();
  expect(document.activeElement?.id).toBe("b");
});
