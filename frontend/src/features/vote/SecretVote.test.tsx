import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { FakeServer } from "../../testing/fakeServer";
import { pollOf, roomOf, tallyOf } from "../../testing/polls";
import { forgetBallot, keepBallot, keptBallot } from "./keptBallot";
import { Participant } from "./Participant";
import { words } from "./words";

type Poll = ReturnType<typeof pollOf>;
const KEY = "k".repeat(64);
const VOTED = { __typename: "Vote" as const, receipt: null, revision: 2, castAt: null, marks: null };

const secretPoll = (over: Partial<Poll> = {}): Poll => {
  const hidden = {
    hiddenBecause: "NOT_CLOSED" as const,
    options: null,
    winners: null,
    tied: null,
    blank: null,
  };
  const policy = { ...pollOf().policy, secret: true, resultsVisible: "AFTER_CLOSING" as const };
  return pollOf({ policy, tally: tallyOf([0, 0], hidden), ...over });
};

function show(poll: Poll) {
  const held = { poll };
  const server = new FakeServer()
    .answer("RoomByCode", () => ({ room: roomOf(held.poll) }))
    .answer("PollById", () => ({ poll: held.poll }))
    .answer("CastVote", ({ input }) => {
      held.poll = secretPoll({ viewerVote: VOTED });
      const isFirst = !(input as { ballotKey?: string }).ballotKey;
      return {
        castVote: {
          __typename: "CastVotePayload",
          status: isFirst ? "NEW" : "REPLACED",
          ballotKey: isFirst ? KEY : null,
          vote: { ...VOTED, receipt: "r".repeat(32) },
          poll: held.poll,
        },
      };
    });
  server.render(<Participant joinCode="ABC234" unknown={<p>unknown</p>} onTitle={vi.fn()} />);
  return server;
}

beforeEach(() => {
  forgetBallot("p");
  localStorage.clear();
});

test("the key and the receipt are shown, kept in this browser, and sent with a change", async () => {
  const server = show(secretPoll());
  await screen.findByText(words.secretNotice);
  await userEvent.click(await screen.findByRole("radio", { name: "The forest" }));
  await userEvent.click(screen.getByRole("button", { name: "Vote for The forest" }));
  await screen.findByText(words.recorded);
  expect(screen.getByText(words.secretMarks)).toBeTruthy();
  expect(screen.getByText(KEY)).toBeTruthy();
  expect(JSON.parse(localStorage.getItem("livetally.ballot.p") ?? "")).toEqual({
    ballotKey: KEY,
    receipt: "r".repeat(32),
  });

  await userEvent.click(screen.getByRole("button", { name: words.change }));
  await userEvent.click(screen.getByRole("radio", { name: "Night train" }));
  await userEvent.click(screen.getByRole("button", { name: "Vote for Night train" }));
  await waitFor(() => expect(server.count("CastVote")).toBe(2));
  expect(server.asked.findLast(({ name }) => name === "CastVote")?.variables).toMatchObject({
    input: { marks: { choose: ["b"] }, ballotKey: KEY },
  });
  await screen.findByText(words.recorded);
  expect(keptBallot("p")?.ballotKey).toBe(KEY);
});

test("nothing of what was marked stays in the browser", async () => {
  show(secretPoll());
  await userEvent.click(await screen.findByRole("radio", { name: "The forest" }));
  await userEvent.click(screen.getByRole("button", { name: "Vote for The forest" }));
  await screen.findByText(words.recorded);
  expect(sessionStorage.length).toBe(0);
  expect(localStorage.getItem("livetally.ballot.p")).not.toContain("choose");
});

test("taking the vote back sends the key and forgets it", async () => {
  keepBallot("p", { ballotKey: KEY, receipt: "r" });
  const server = show(secretPoll({ viewerVote: VOTED })).answer("WithdrawVote", () => ({
    withdrawVote: { __typename: "WithdrawVotePayload", revision: 3, poll: secretPoll() },
  }));
  await userEvent.click(await screen.findByRole("button", { name: words.withdraw }));
  await screen.findByRole("radio", { name: "The forest" });
  expect(server.asked.find(({ name }) => name === "WithdrawVote")?.variables).toMatchObject({
    ballotKey: KEY,
  });
  expect(keptBallot("p")).toBeNull();
});

test("without the key the vote stands and cannot be changed from here", async () => {
  show(secretPoll({ viewerVote: VOTED }));
  await screen.findByText(words.notKept);
  expect(screen.queryByRole("button", { name: words.change })).toBeNull();
  expect(screen.queryByRole("button", { name: words.withdraw })).toBeNull();
});

test("what a storage holds that is no ballot is ignored", () => {
  for (const text of ["null", "{", "[]", '{"ballotKey": 5}', '"x"']) {
    localStorage.setItem("livetally.ballot.p", text);
    expect(keptBallot("p")).toBeNull();
  }
});
