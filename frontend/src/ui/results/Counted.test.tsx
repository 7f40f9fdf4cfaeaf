import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { countedOf, roundOf } from "../../testing/counts";
import { FakeServer } from "../../testing/fakeServer";
import { pollOf, tallyOf } from "../../testing/polls";
import { Results } from "./Results";
import { words } from "./words/en";

const rounds = [
  roundOf({
    number: 1,
    votes: { a: 3, b: 1 },
    status: { a: "ELECTED" },
    explanation: "The forest has most.",
  }),
];
const runoff = (over = {}) => pollOf({ method: "INSTANT_RUNOFF", tally: tallyOf([3, 1], over) });
const asks = (server: FakeServer) => server.asked.filter(({ name }) => name === "WatchCount");

test("on a phone the rounds are asked for only when they are opened", async () => {
  const server = new FakeServer();
  server.render(<Results poll={runoff()} />);
  expect(asks(server)).toEqual([]);
  await userEvent.click(screen.getByText(words.showCount));
  await waitFor(() => expect(asks(server)).toHaveLength(1));
  expect(asks(server)[0]?.variables).toEqual({ pollId: "p", rounds: true, duels: false, spread: false });
  act(() => server.send("WatchCount", { voteTally: countedOf({ a: {}, b: {} }, { rounds }) }));
  await screen.findByText("The forest has most.");
});

test("on a large screen the rounds take the place of the bars, which stand until they are there", async () => {
  const server = new FakeServer();
  const { container } = server.render(<Results large poll={runoff()} />);
  await waitFor(() => expect(asks(server)).toHaveLength(1));
  act(() => server.send("WatchCount", { voteTally: countedOf({ a: {}, b: {} }, { rounds }) }));
  await screen.findByText("The forest has most.");
  expect(container.querySelector(".bars")).toBeNull();
});

test("where there is no count the bars stay", async () => {
  const server = new FakeServer();
  const { container } = server.render(<Results large poll={runoff()} />);
  await waitFor(() => expect(asks(server)).toHaveLength(1));
  act(() => server.send("WatchCount", { voteTally: countedOf({ a: {}, b: {} }, { rounds: null }) }));
  expect(container.querySelector(".bars")).toBeTruthy();
});

test("who may see no counts is offered none, and no one is before the first vote", () => {
  const server = new FakeServer();
  const poll = runoff();
  poll.tally.options = poll.tally.options?.map((option) => ({ ...option, votes: null })) ?? null;
  const { rerender } = server.render(<Results poll={poll} />);
  expect(screen.queryByText(words.showCount)).toBeNull();
  rerender(<Results large poll={runoff({ turnout: 0 })} />);
  expect(asks(server)).toEqual([]);
});

test("the server's headline stands on top, its first sentence large", () => {
  const server = new FakeServer();
  const headline = "Provisional: The forest would win. Night train led at first.";
  server.render(<Results poll={runoff({ headline })} heading="Results so far" />);
  expect(screen.getByRole("heading", { level: 2 }).textContent).toBe("Provisional: The forest would win.");
  expect(screen.getByText("Night train led at first.")).toBeTruthy();
});

const PARTS = {
  __typename: "Poll",
  id: "p",
  lotSeedHash: "abc",
  lotSeed: "123",
  tally: { __typename: "VoteTally", id: "p:anyone", revision: 9, sealedHead: "sealed" },
};

test("a closed poll offers its rule, its votes and its seed", async () => {
  const server = new FakeServer().answer("RecountParts", () => ({
    poll: { ...PARTS, exportUrl: "/export/p.json" },
  }));
  const { rerender } = server.render(<Results poll={runoff()} />);
  expect(screen.queryByText(words.recount)).toBeNull();
  rerender(<Results poll={runoff({ provisional: false, state: "CLOSED" })} />);
  expect(server.count("RecountParts")).toBe(0);
  await userEvent.click(screen.getByText(words.recount));
  const files = await screen.findAllByRole("link");
  expect(files.map((link) => link.getAttribute("href"))).toEqual([
    "/methods#instant-runoff",
    "/export/p.json",
    "/export/p.blt",
    "/export/p.csv",
    "/verify#poll=p",
  ]);
  expect(screen.getByText("sealed")).toBeTruthy();
  expect(screen.getByText("123")).toBeTruthy();
  expect(screen.getByText("abc")).toBeTruthy();
});

test("votes that are not given out are said to be so", async () => {
  const server = new FakeServer().answer("RecountParts", () => ({
    poll: { ...PARTS, exportUrl: null },
  }));
  server.render(<Results poll={runoff({ provisional: false, state: "CLOSED" })} />);
  await userEvent.click(screen.getByText(words.recount));
  await screen.findByText(words.noFiles);
});

test("the bars' table is drawn only while it is open", async () => {
  const server = new FakeServer();
  server.render(<Results poll={pollOf({ tally: tallyOf([3, 1]) })} />);
  expect(screen.queryByRole("table")).toBeNull();
  await userEvent.click(screen.getByText(words.asTable));
  await screen.findByRole("table");
});
