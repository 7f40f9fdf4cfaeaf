import { act, screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { FakeServer } from "../../testing/fakeServer";
import { OPTIONS, pollOf, roomOf, stateOf, tallyOf } from "../../testing/polls";
import { Stage } from "./Stage";
import { hiddenSentences, words } from "./words";

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
  expect(rows()).toEqual(["AThe forest25% 1 vote", "BNight train75% 3 votes"]);
  expect(fills(container)).toEqual(["0.25", "0.75"]);
});

test.each(Object.entries(hiddenSentences))(
  "a hidden result is absent, with the reason: %s",
  async (reason, sentence) => {
    const hiddenBecause = reason as keyof typeof hiddenSentences;
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
