import { act, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { countedOf, roundOf } from "../../testing/counts";
import { FakeServer } from "../../testing/fakeServer";
import { OPTIONS, pollOf, roomOf, stateOf, tallyOf } from "../../testing/polls";
import { words as resultWords } from "../../ui/results/words/en";
import { Stage } from "./Stage";
import { words } from "./words/en";

type Poll = ReturnType<typeof pollOf>;

function show(poll: Poll | null, over: object = {}) {
  const held = { poll, revision: 1 };
  const server = new FakeServer()
    .answer("RoomByCode", () => ({ room: roomOf(held.poll, { revision: held.revision, ...over }) }))
    .answer("PollById", () => ({ poll: held.poll }));
  const page = server.render(<Stage joinCode="ABC234" unknown={<p>unknown</p>} onTitle={vi.fn()} />);
  return { server, held, ...page };
}

const rows = () => screen.getAllByRole("listitem").map((row) => row.textContent);
const fills = (page: HTMLElement) =>
  [...page.querySelectorAll<HTMLElement>(".stage-fill")].map((fill) =>
    fill.style.getPropertyValue("--share"),
  );

test("the result moves with each frame, while options keep their places", async () => {
  const { server, container } = show(pollOf());
  await screen.findByRole("heading", { level: 1, name: "Which film?" });
  act(() => server.send("RoomState", stateOf("p", 1)));
  act(() => server.send("VoteTally", { voteTally: tallyOf([1, 3]) }));
  await screen.findByText(words.voted(4));
  expect(screen.getByText(words.joined(3))).toBeTruthy();
  expect(screen.getByText(resultWords.levels.ANYONE)).toBeTruthy();
  expect(rows()).toEqual(["AThe forest25% 1 vote", "BNight train75% 3 votes"]);
  expect(fills(container)).toEqual(["0.25", "0.75"]);
});

test("who has voted is told of those who are here", async () => {
  const { server } = show(pollOf());
  await screen.findByRole("heading", { level: 1, name: "Which film?" });
  act(() => server.send("RoomState", stateOf("p", 1)));
  act(() => server.send("VoteTally", { voteTally: tallyOf([1, 1]) }));
  await screen.findByText("2 of 3 here have voted");
  expect(screen.queryByText(words.joined(3))).toBeNull();
});

test.each(Object.entries(words.hidden))(
  "a hidden result is absent, with the reason: %s",
  async (reason, sentence) => {
    const hiddenBecause = reason as keyof typeof words.hidden;
    const { container } = show(
      pollOf({ tally: tallyOf([1, 3], { hiddenBecause, options: null, winners: null }) }),
    );
    await screen.findByText(sentence);
    expect(rows()).toEqual(["AThe forest", "BNight train"]);
    expect(fills(container)).toEqual(["0", "0"]);
    expect(container.textContent).not.toMatch(/%|1 vote|3 votes/);
  },
);

test("the end is told in words, and marks who won", async () => {
  const tally = tallyOf([1, 3], { provisional: false, state: "CLOSED", winners: OPTIONS.slice(1) });
  show(pollOf({ tally, state: "CLOSED" }));
  await screen.findByRole("heading", { level: 2, name: "Night train wins." });
  expect(rows()[1]).toContain(words.winner);
  expect(rows()[0]).not.toContain(words.winner);
});

describe("a runoff", () => {
  const rounds = [
    roundOf({
      number: 1,
      votes: { a: 2, b: 1, c: 1 },
      status: { c: "ELIMINATED" },
      transfers: [["c", "b", 1]],
      explanation: "The sea had the fewest and went out. Of these votes went 1 to Night train.",
    }),
    roundOf({ number: 2, votes: { a: 2, b: 3, c: 0 }, status: { b: "ELECTED", c: "OUT" } }),
  ];
  const options = [...OPTIONS, { __typename: "Option" as const, id: "c", label: "The sea" }];
  const tally = (over = {}) => ({ ...tallyOf([2, 1]), turnout: 5, ...over });
  const closed = tally({
    state: "CLOSED",
    provisional: false,
    revision: 9,
    winners: [OPTIONS[1]],
    headline: "Night train wins against The forest with 3 of 5 continuing votes (60%). The forest led.",
  });

  async function showRunoff() {
    const { server } = show(pollOf({ method: "INSTANT_RUNOFF", options, tally: tally() }));
    await screen.findByRole("heading", { level: 1 });
    await waitFor(() => expect(server.count("WatchCount")).toBe(1));
    act(() => server.send("WatchCount", { voteTally: countedOf({}, { rounds }) }));
    await screen.findByRole("heading", { name: words.round(2, 2, true) });
    return server;
  }
  const heading = () => screen.getByRole("heading", { level: 2 }).textContent;

  test("shows the last round, not first choices, and no winner while votes come in", async () => {
    await showRunoff();
    expect(rows()).toEqual(["AThe forest2 40%", "BNight train3 60%", "CThe sea"]);
  });

  test("is played once when it closes, and then says how it ended", async () => {
    const server = await showRunoff();
    vi.useFakeTimers();
    const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1_000));
    try {
      act(() => server.send("VoteTally", { voteTally: closed }));
      await pass(1);
      expect(heading()).toBe(words.round(1, 2, false));
      expect(rows()).toEqual(["AThe forest2 50%", "BNight train1 25%", "CThe seaOut1 25%"]);
      expect(screen.getByText("The sea had the fewest and went out.")).toBeTruthy();
      await pass(5);
      expect(heading()).toBe("Night train wins.");
      expect(screen.getByText("Night train wins against The forest with 3 of 5 continuing votes (60%)."));
      expect(rows()[1]).toBe("BNight trainWinner3 60%");
      await pass(60);
      expect(heading()).toContain("wins");
    } finally {
      vi.useRealTimers();
    }
  });

  test("goes where the host of the same browser goes", async () => {
    const server = await showRunoff();
    const host = new BroadcastChannel("livetally-rounds");
    host.postMessage({ from: "the host", told: { pollId: "another", at: 0 } });
    host.postMessage({ from: "the host", told: { pollId: "p", at: 0 } });
    await screen.findByRole("heading", { name: words.round(1, 2, true) });
    host.postMessage({ from: "the host", told: { pollId: "p", at: null } });
    await screen.findByRole("heading", { name: words.round(2, 2, true) });
    host.close();
    expect(server.count("WatchCount")).toBe(1);
  });

  test("opened after the end it shows the end", async () => {
    const { server } = show(pollOf({ method: "INSTANT_RUNOFF", options, tally: closed, state: "CLOSED" }));
    await waitFor(() => expect(server.count("WatchCount")).toBe(1));
    act(() => server.send("WatchCount", { voteTally: countedOf({}, { rounds, provisional: false }) }));
    await waitFor(() => expect(rows()[1]).toBe("BNight trainWinner3 60%"));
    expect(heading()).toBe("Night train wins.");
  });
});

test("the way in stays, whatever is shown, and the wall follows the host", async () => {
  const { server, held } = show(null, { title: "Class 4b" });
  await screen.findByRole("heading", { level: 1, name: "Class 4b" });
  const wayIn = screen.getByRole("complementary", { name: words.joinTitle });
  expect(within(wayIn).getByText("ABC234")).toBeTruthy();
  Object.assign(held, { poll: pollOf(), revision: 2 });
  act(() => server.send("RoomState", stateOf("p", 2)));
  await screen.findByRole("heading", { level: 1, name: "Which film?" });
  expect(within(wayIn).getByText("ABC234")).toBeTruthy();
});

test("even a host is offered nothing to run the room with", async () => {
  show(pollOf(), { viewerIsHost: true });
  await screen.findByRole("heading", { level: 1 });
  expect(screen.queryAllByRole("button")).toEqual([]);
  expect(screen.queryAllByRole("link")).toEqual([]);
});

test("an unknown code says so", async () => {
  const server = new FakeServer().answer("RoomByCode", () => ({ room: null }));
  server.render(<Stage joinCode="ABC234" unknown={<p>unknown</p>} onTitle={vi.fn()} />);
  await screen.findByText("unknown");
});
