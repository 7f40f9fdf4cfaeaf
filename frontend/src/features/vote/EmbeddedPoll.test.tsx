import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { FakeServer } from "../../testing/fakeServer";
import { pollOf, roomOf, stateOf, tallyOf, voteFor } from "../../testing/polls";
import { EmbeddedPoll } from "./EmbeddedPoll";
import { words } from "./words/en";

afterEach(() => void vi.useRealTimers());

type Poll = ReturnType<typeof pollOf>;

/** A server that has this poll, in a room that shows it. */
function serverWith(poll: Poll | null) {
  const held = { poll, revision: 1 };
  const room = () => ({
    ...roomOf(null, { revision: held.revision }),
    currentPoll: { __typename: "Poll", id: "p" },
  });
  const asked = () => ({ poll: held.poll && { ...held.poll, room: room() } });
  return { held, server: new FakeServer().answer("EmbeddedPoll", asked) };
}

const show = (server: FakeServer) => server.render(<EmbeddedPoll pollId="p" onTitle={vi.fn()} />);

test("a poll by itself is voted in, with one question asked, and leads to its room", async () => {
  const { server } = serverWith(pollOf());
  const poll = pollOf({ viewerVote: voteFor("a"), tally: tallyOf([1, 0]) });
  const vote = { __typename: "CastVotePayload", status: "NEW", ballotKey: null, vote: poll.viewerVote, poll };
  server.answer("CastVote", () => ({ castVote: vote }));
  show(server);
  await userEvent.click(await screen.findByRole("radio", { name: "The forest" }));
  await userEvent.click(screen.getByRole("button", { name: "Vote for The forest" }));
  await screen.findByText(words.recorded);
  expect(screen.getByRole("link", { name: words.toRoom }).getAttribute("href")).toBe("/ABC234");
  expect(
    server.asked.map(({ name }) => name).filter((name) => name.endsWith("Poll") || name.endsWith("Id")),
  ).toEqual(["EmbeddedPoll"]);
});

test("what the host changes in the room is asked for", async () => {
  const { server, held } = serverWith(pollOf());
  show(server);
  await screen.findByRole("radio", { name: "The forest" });
  held.poll = pollOf({ closesAt: "2126-01-01T00:00:00Z", serverTime: "2026-11-22T12:00:09Z" });
  held.revision = 2;
  act(() => server.send("RoomState", stateOf("p", 2)));
  await screen.findByText(/Closes in/);
});

test("the room's other questions are no concern of the frame's", async () => {
  const { server, held } = serverWith(pollOf());
  show(server);
  await screen.findByRole("radio", { name: "The forest" });
  held.revision = 2;
  act(() => server.send("RoomState", stateOf("q", 2)));
  await waitFor(() => expect(server.count("EmbeddedPoll")).toBe(2));
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Which film?");
});

test("a poll that may not be seen yet appears by itself once it may", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const { server, held } = serverWith(null);
  show(server);
  await screen.findByText(words.notHere);
  held.poll = pollOf();
  await act(() => vi.advanceTimersByTimeAsync(31_000));
  await screen.findByRole("radio", { name: "The forest" });
  const asked = server.count("EmbeddedPoll");
  await act(() => vi.advanceTimersByTimeAsync(120_000));
  expect(server.count("EmbeddedPoll")).toBe(asked);
});
