import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test, vi } from "vitest";
import { FakeServer } from "../../testing/fakeServer";
import { pollOf, RULES, roomOf, stateOf, tallyOf, voteFor } from "../../testing/polls";
import { Participant } from "./Participant";
import { words } from "./words/en";

type Poll = ReturnType<typeof pollOf>;

/** A server whose room shows this poll. */
function serverWith(poll: Poll | null) {
  const held = { poll, revision: 1 };
  const server = new FakeServer()
    .answer("RoomByCode", () => ({ room: roomOf(held.poll, { revision: held.revision }) }))
    .answer("PollById", () => ({ poll: held.poll }));
  return { server, held };
}

const show = (server: FakeServer) =>
  server.render(<Participant joinCode="ABC234" unknown={<p>unknown</p>} onTitle={vi.fn()} />);

const castAnswer = (poll: Poll) => ({
  castVote: { __typename: "CastVotePayload", status: "NEW", ballotKey: null, vote: poll.viewerVote, poll },
});

describe("voting", () => {
  test("takes two taps and ends with the vote recorded", async () => {
    const { server } = serverWith(pollOf());
    server.answer("CastVote", () => castAnswer(pollOf({ viewerVote: voteFor("a"), tally: tallyOf([1, 0]) })));
    show(server);
    await userEvent.click(await screen.findByRole("radio", { name: "The forest" }));
    expect(server.count("CastVote")).toBe(0);
    await userEvent.click(screen.getByRole("button", { name: "Vote for The forest" }));
    await screen.findByText(words.recorded);
    expect(server.asked.find(({ name }) => name === "CastVote")?.variables).toMatchObject({
      input: { pollId: "p", marks: { choose: ["a"] } },
    });
    expect(screen.getAllByRole("listitem").some((row) => row.textContent?.includes("Your vote"))).toBe(true);
  });

  test("only my own choice is shown before the server's word, never a count", async () => {
    const { server } = serverWith(pollOf());
    server.answer("CastVote", () => new Promise(() => undefined));
    show(server);
    await userEvent.click(await screen.findByRole("radio", { name: "The forest" }));
    await userEvent.click(screen.getByRole("button", { name: "Vote for The forest" }));
    await screen.findByText(words.sending);
    expect(screen.getByText("No votes yet")).toBeTruthy();
  });

  test("a frame that comes in does not disturb a half-filled form", async () => {
    const { server } = serverWith(pollOf());
    show(server);
    await userEvent.click(await screen.findByRole("radio", { name: "Night train" }));
    act(() => server.send("VoteTally", { voteTally: tallyOf([40, 2]) }));
    await screen.findByText("42 people have voted");
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "Night train" }).checked).toBe(true);
  });

  test("a refused vote is told kindly and the choice stays", async () => {
    const { server } = serverWith(pollOf());
    server.answer("CastVote", () => ({
      castVote: {
        __typename: "Refusal",
        code: "RATE_LIMITED",
        message: "x",
        path: null,
        retryAfterSeconds: 2,
      },
    }));
    show(server);
    await userEvent.click(await screen.findByRole("radio", { name: "Night train" }));
    await userEvent.click(screen.getByRole("button", { name: "Vote for Night train" }));
    await screen.findByText(/Try again in 2 seconds/);
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "Night train" }).checked).toBe(true);
  });

  test("a lost connection keeps the vote and says so", async () => {
    const { server } = serverWith(pollOf());
    server.answer("CastVote", () => {
      throw new TypeError("Failed to fetch");
    });
    show(server);
    await userEvent.click(await screen.findByRole("radio", { name: "The forest" }));
    await userEvent.click(screen.getByRole("button", { name: "Vote for The forest" }));
    await screen.findByText(words.waiting);
    expect(sessionStorage.getItem("livetally.vote.p")).toContain('"choose":["a"]');
  });
});

describe("a half-filled ballot", () => {
  const ranked = () =>
    serverWith(pollOf({ method: "INSTANT_RUNOFF", rules: { ...RULES, minChoices: null, maxChoices: null } }));
  const first = () => screen.queryByRole("button", { name: /^Vote with/ })?.textContent;

  test("survives a reload of the page, and is gone once the vote is in", async () => {
    const { server } = ranked();
    const { unmount } = show(server);
    await userEvent.click(await screen.findByRole("button", { name: "Rank Night train 1st" }));
    unmount();
    const again = ranked();
    const poll = pollOf({
      method: "INSTANT_RUNOFF",
      viewerVote: { ...voteFor("b"), marks: voteFor("b").marks },
    });
    again.server.answer("CastVote", () => castAnswer(poll));
    show(again.server);
    await screen.findByRole("button", { name: "Rank The forest 2nd" });
    await userEvent.click(screen.getByRole("button", { name: "Vote with Night train first" }));
    await screen.findByText(words.recorded);
    expect(sessionStorage.length).toBe(0);
  });

  test("is not disturbed by tallies, a moved deadline or a pause", async () => {
    const { server, held } = ranked();
    show(server);
    await userEvent.click(await screen.findByRole("button", { name: "Rank Night train 1st" }));
    const row = document.querySelector(".rank-row");
    act(() => server.send("VoteTally", { voteTally: tallyOf([40, 2]) }));
    await screen.findByText("42 people have voted");
    if (held.poll)
      held.poll = { ...held.poll, closesAt: "2126-01-01T00:00:00Z", serverTime: "2026-11-22T12:00:09Z" };
    held.revision = 2;
    act(() => server.send("RoomState", stateOf("p", 2)));
    await screen.findByText(/Closes in/);
    act(() => server.send("VoteTally", { voteTally: tallyOf([40, 3], { state: "PAUSED" }) }));
    await screen.findByText(words.paused);
    act(() => server.send("VoteTally", { voteTally: tallyOf([40, 4], { state: "OPEN" }) }));
    await waitFor(() => expect(first()).toBe("Vote with Night train first"));
    expect(document.querySelector(".rank-row")).toBe(row);
  });

  test("that would change a vote stays through a pause", async () => {
    const { server } = serverWith(pollOf({ viewerVote: voteFor("a"), tally: tallyOf([1, 0]) }));
    show(server);
    await userEvent.click(await screen.findByRole("button", { name: words.change }));
    await userEvent.click(screen.getByRole("radio", { name: "Night train" }));
    act(() => server.send("VoteTally", { voteTally: tallyOf([1, 1], { state: "PAUSED" }) }));
    await screen.findByText(words.paused);
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "Night train" }).checked).toBe(true);
  });

  test("that was refused shows the fault at its option until it is changed", async () => {
    const { server } = serverWith(pollOf({ method: "APPROVAL" }));
    server.answer("CastVote", () => ({
      castVote: {
        __typename: "Refusal",
        code: "INVALID_MARKS",
        message: "This poll has no such option.",
        path: ["marks", "choose", "0"],
        retryAfterSeconds: null,
      },
    }));
    show(server);
    await userEvent.click(await screen.findByRole("radio", { name: "Night train" }));
    await userEvent.click(screen.getByRole("button", { name: "Vote for Night train" }));
    await waitFor(() =>
      expect(document.querySelector(".field-fault")?.textContent).toContain("no such option"),
    );
    await userEvent.click(screen.getByRole("radio", { name: "The forest" }));
    expect(document.querySelector(".field-fault")).toBeNull();
  });
});

describe("a recorded vote is shown in the words of its method", () => {
  const marks = (...values: [string, number][]) => ({
    ...voteFor("a"),
    marks: values.map(([id, value]) => ({
      __typename: "Mark" as const,
      option: { __typename: "Option" as const, id },
      value,
    })),
  });
  const shown = () =>
    within(screen.getByRole("region", { name: words.yourVote }))
      .getAllByRole("listitem")
      .map(({ textContent }) => textContent);

  test.each([
    ["INSTANT_RUNOFF", marks(["b", 1], ["a", 2]), ["1.BNight train", "2.AThe forest"]],
    ["CONDORCET", marks(["b", 1], ["a", 1]), ["1.AThe forest", "1.BNight train"]],
    ["STAR", marks(["b", 5], ["a", 0]), ["AThe forest0 of 5", "BNight train5 of 5"]],
    ["POINTS", marks(["a", 1], ["b", 0]), ["AThe forest1 point"]],
    ["QUADRATIC", marks(["b", 3]), ["BNight train3 votes (9 credits)"]],
    ["BORDA", marks(), [words.blank]],
    ["APPROVAL", marks(), [words.blankChoice]],
  ] as const)("%s", async (method, viewerVote, expected) => {
    show(serverWith(pollOf({ method, viewerVote, rules: { ...RULES, maxScore: 5 } })).server);
    await screen.findByText(words.recorded);
    expect(shown()).toEqual(expected);
  });
});

describe("what may be done with a recorded vote", () => {
  const recorded = (policy: Partial<Poll["policy"]>, state: Poll["state"] = "OPEN") => {
    const poll = pollOf({ viewerVote: voteFor("a"), state, tally: tallyOf([1, 0], { state }) });
    return { ...poll, policy: { ...poll.policy, ...policy } };
  };
  const actions = () =>
    [words.change, words.withdraw].filter((name) => screen.queryByRole("button", { name }));

  test.each([
    ["change and withdraw while open", recorded({}), [words.change, words.withdraw]],
    [
      "only change where voting showed the results",
      recorded({ resultsVisible: "AFTER_VOTING" }),
      [words.change],
    ],
    ["nothing where votes stay", recorded({ voteChange: "NEVER" }), []],
    ["nothing while paused", recorded({}, "PAUSED"), []],
    ["nothing once closed", recorded({}, "CLOSED"), []],
  ])("%s", async (_, poll, expected) => {
    show(serverWith(poll).server);
    await screen.findByText(words.recorded);
    expect(actions()).toEqual(expected);
  });
});

describe("following the host", () => {
  test("a room that shows nothing waits quietly", async () => {
    show(serverWith(null).server);
    await screen.findByRole("heading", { level: 1, name: words.lobbyTitle });
  });

  test("the page moves on to the next question, and the heading takes the focus", async () => {
    const { server, held } = serverWith(pollOf());
    show(server);
    await screen.findByRole("heading", { level: 1, name: "Which film?" });
    held.poll = pollOf({
      id: "q",
      question: "And which day?",
      tally: tallyOf([0, 0], { id: "q:anyone", pollId: "q" }),
    });
    held.revision = 2;
    act(() => server.send("RoomState", stateOf("q", 2)));
    const heading = await screen.findByRole("heading", { level: 1, name: "And which day?" });
    await waitFor(() => expect(document.activeElement).toBe(heading));
  });

  test("an unknown code shows the way back", async () => {
    const server = new FakeServer().answer("RoomByCode", () => ({ room: null }));
    show(server);
    await screen.findByText("unknown");
  });

  test("a paused poll keeps the form but cannot be sent", async () => {
    show(serverWith(pollOf({ state: "PAUSED", tally: tallyOf([1, 0], { state: "PAUSED" }) })).server);
    await screen.findByText(words.paused);
    expect(screen.getByRole("radio", { name: "The forest" })).toBeTruthy();
    expect(screen.queryByRole("button", { name: /Vote|Choose/ })).toBeNull();
  });

  test("a closed poll shows the result in place of dead radios", async () => {
    const tally = tallyOf([3, 1], {
      state: "CLOSED",
      provisional: false,
      winners: pollOf().options.slice(0, 1),
    });
    show(serverWith(pollOf({ state: "CLOSED", tally })).server);
    await screen.findByText(/The forest wins/);
    expect(screen.queryByRole("radio")).toBeNull();
  });
});
