import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { FakeServer } from "../../testing/fakeServer";
import { hostedRoomOf, listedPoll } from "../../testing/polls";
import { Announcer } from "../../ui/announce";
import { RoomPolls } from "./RoomPolls";
import { words } from "./words/en";

const POLLS = [
  listedPoll("p1", "First", "CLOSED"),
  listedPoll("p2", "Second", "DRAFT"),
  listedPoll("p3", "Third", "OPEN"),
];

function show(server: FakeServer) {
  const onShow = vi.fn();
  const room = hostedRoomOf({ polls: POLLS });
  server.render(
    <>
      <RoomPolls room={room} onShow={onShow} editForm={(id) => <p>editing {id}</p>} />
      <Announcer />
    </>,
  );
  return onShow;
}

const questions = () =>
  screen.getAllByRole("listitem").map((row) => row.querySelector(".room-poll-text")?.firstChild?.textContent);
const row = (question: string) => within(screen.getByText(question).closest("li") as HTMLElement);
const more = (question: string) => row(question).getByRole("button", { name: words.moreFor(question) });
const refused = {
  __typename: "Refusal",
  code: "CONFLICT",
  message: "No.",
  path: null,
  retryAfterSeconds: null,
};

test("a question moves at once, is told, keeps the keyboard's place, and is sent where it now stands", async () => {
  let answer: (data: Record<string, unknown>) => void = () => undefined;
  const server = new FakeServer().answer(
    "MovePoll",
    () =>
      new Promise((done) => {
        answer = done;
      }),
  );
  show(server);
  const up = row("Third").getByRole("button", { name: words.moveUp("Third") });
  await userEvent.click(up);
  expect(questions()).toEqual(["First", "Third", "Second"]);
  screen.getByText(words.nowAt("Third", 2, 3));
  expect(document.activeElement).toBe(up);
  await userEvent.keyboard("{Alt>}{ArrowUp}{/Alt}");
  expect(questions()).toEqual(["Third", "First", "Second"]);
  expect(server.asked.map(({ variables }) => variables)).toEqual([{ pollId: "p3", before: "p2" }]);
  answer({ movePoll: { ...hostedRoomOf({ polls: POLLS }) } });
  await waitFor(() => expect(server.count("MovePoll")).toBe(2));
  expect(server.asked[1]?.variables).toEqual({ pollId: "p3", before: "p1" });
  expect(up.getAttribute("aria-disabled")).toBe("true");
});

test("a move that is refused goes back, and says why", async () => {
  const server = new FakeServer().answer("MovePoll", () => ({ movePoll: refused }));
  show(server);
  await userEvent.click(row("First").getByRole("button", { name: words.moveDown("First") }));
  expect((await screen.findByRole("alert")).textContent).toBe("No.");
  expect(questions()).toEqual(["First", "Second", "Third"]);
});

test("each question offers what can be done in its state", async () => {
  show(new FakeServer());
  const offered: Record<string, (string | null)[]> = {};
  for (const question of ["First", "Second", "Third"]) {
    await userEvent.click(more(question));
    offered[question] = [...document.querySelectorAll(".more-item")].map((item) => item.textContent);
    await userEvent.keyboard("{Escape}");
    expect(document.activeElement).toBe(more(question));
  }
  expect(offered).toEqual({
    First: [words.duplicate, words.runAgain],
    Second: [words.edit, words.duplicate, words.remove],
    Third: [words.duplicate],
  });
});

test("a copy and a further run are asked for, and told", async () => {
  const copied = { __typename: "Poll", id: "p4", room: hostedRoomOf({ polls: POLLS }) };
  const server = new FakeServer()
    .answer("DuplicatePoll", () => ({ duplicatePoll: copied }))
    .answer("RunAgain", () => ({ runAgain: copied }));
  show(server);
  await userEvent.click(more("Third"));
  await userEvent.click(row("Third").getByRole("button", { name: words.duplicate }));
  await screen.findByText(words.nowDuplicated("Third"));
  await userEvent.click(more("First"));
  await userEvent.click(row("First").getByRole("button", { name: words.runAgain }));
  await screen.findByText(words.nowAgain("First"));
  expect(server.asked.map(({ name, variables }) => [name, variables.pollId])).toEqual([
    ["DuplicatePoll", "p3"],
    ["RunAgain", "p1"],
  ]);
});

test("a draft is deleted only when asked twice", async () => {
  const server = new FakeServer().answer("DeletePoll", () => ({ deletePoll: refused }));
  show(server);
  await userEvent.click(more("Second"));
  await userEvent.click(row("Second").getByRole("button", { name: words.remove }));
  expect(document.activeElement?.textContent).toBe(words.keepIt);
  await userEvent.keyboard("{Escape}");
  expect(document.activeElement).toBe(more("Second"));
  expect(server.count("DeletePoll")).toBe(0);
  await userEvent.click(more("Second"));
  await userEvent.click(row("Second").getByRole("button", { name: words.remove }));
  await userEvent.click(row("Second").getByRole("button", { name: words.remove }));
  await screen.findByText("No.");
  expect(server.asked[0]?.variables).toEqual({ pollId: "p2" });
});

test("a draft is edited in its place", async () => {
  show(new FakeServer());
  await userEvent.click(more("Second"));
  await userEvent.click(row("Second").getByRole("button", { name: words.edit }));
  row("Second").getByText("editing p2");
});
