import { screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { FakeServer } from "../../testing/fakeServer";
import { pollOf, roomOf, tallyOf } from "../../testing/polls";
import { words as shared } from "../../ui/words/en";
import { Participant } from "./Participant";
import { words } from "./words/en";

const policy = { ...pollOf().policy, electorate: "SIGNED_IN" as const };
const signInFirst = {
  __typename: "Refusal" as const,
  code: "SIGN_IN_REQUIRED" as const,
  message: "x",
  path: null,
  retryAfterSeconds: null,
};

afterEach(() => window.history.replaceState(null, "", "/"));

/** The voter's page of a poll for signed-in users, as a guest sees it. */
function show(over: Partial<ReturnType<typeof pollOf>> = {}) {
  window.history.replaceState(null, "", "/ABC234");
  const poll = pollOf({ policy, viewerMayVote: false, viewerMayNotVoteBecause: signInFirst, ...over });
  const server = new FakeServer()
    .answer("RoomByCode", () => ({ room: roomOf(poll) }))
    .answer("PollById", () => ({ poll }));
  server.render(<Participant joinCode="ABC234" unknown={null} onTitle={vi.fn()} />);
}

test("who has to sign in is told where, and comes back to the same poll", async () => {
  show();
  const way = await screen.findByRole("link", { name: words.signIn });
  expect(way.getAttribute("href")).toBe("/sign-in?next=%2FABC234");
  expect(way.parentElement?.textContent).toBe(`${shared.refusals.SIGN_IN_REQUIRED} ${words.signIn}`);
  expect(screen.queryByRole("button", { name: /^Vote/ })).toBeNull();
});

test("who may vote is sent nowhere", async () => {
  show({ viewerMayVote: true, viewerMayNotVoteBecause: null, tally: tallyOf([0, 0]) });
  await screen.findByRole("radio", { name: "The forest" });
  expect(screen.queryByRole("link", { name: words.signIn })).toBeNull();
  const away = screen.getByRole("link", { name: words.signOut });
  expect(away.getAttribute("href")).toBe("/sign-in?next=%2FABC234");
});

test("who votes as a guest has nothing to sign out of", async () => {
  show({ policy: pollOf().policy, viewerMayVote: true, viewerMayNotVoteBecause: null });
  await screen.findByRole("radio", { name: "The forest" });
  expect(screen.queryByRole("link", { name: words.signOut })).toBeNull();
});
