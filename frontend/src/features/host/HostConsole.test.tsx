import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { PollState } from "../../graphql/generated";
import { FakeServer } from "../../testing/fakeServer";
import { hostedRoomOf, listedPoll, pollOf, stateOf, tallyOf } from "../../testing/polls";
import { HostConsole } from "./HostConsole";
import { words } from "./words/en";

type Poll = ReturnType<typeof pollOf>;

/** A console whose server does what it is asked, as far as the state of its one shown poll goes. */
function show(over: Partial<Poll> = {}, room: Parameters<typeof hostedRoomOf>[0] = {}) {
  const held = { poll: pollOf(over) };
  const become = (state: PollState, more: Partial<Poll> = {}) => {
    const revision = held.poll.tally.revision + 1;
    const tally = { ...held.poll.tally, state, revision, provisional: state !== "CLOSED" };
    held.poll = { ...held.poll, state, tally, ...more };
    return held.poll;
  };
  const polls = room.polls ?? [listedPoll("p", "Which film?", held.poll.state)];
  const server = new FakeServer()
    .answer("HostedRoom", () => ({ room: hostedRoomOf({ currentPoll: held.poll, ...room, polls }) }))
    .answer("PollById", () => ({ poll: held.poll }))
    .answer("OpenPoll", () => ({ openPoll: become("OPEN") }))
    .answer("PausePoll", () => ({ pausePoll: become("PAUSED") }))
    .answer("ClosePoll", () => ({ closePoll: become("CLOSED") }))
    .answer("RevealResults", () => ({ revealResults: become(held.poll.state, { revealed: true }) }))
    .answer("HideResults", () => ({ hideResults: become(held.poll.state, { revealed: false }) }))
    .answer("SetDeadline", ({ closesAt }) => ({
      updatePoll: become(held.poll.state, { closesAt: closesAt as string | null }),
    }));
  server.render(
    <HostConsole
      joinCode="ABC234"
      unknown={<p>unknown</p>}
      onTitle={vi.fn()}
      askForm={() => <textarea aria-label="form" />}
      editForm={() => null}
    />,
  );
  return { server, held };
}

const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
const button = (name: string) => screen.findByRole("button", { name });
const asked = (server: FakeServer) =>
  server.asked
    .map(({ name }) => name)
    .filter((name) => /^(Open|Pause|Close|Reveal|Hide|Show|Run|Set)/.test(name));

test("open, pause, resume, close and reveal are acts of their own, by key", async () => {
  const policy = { ...pollOf().policy, resultsVisible: "AFTER_REVEAL" as const };
  const { server } = show({ state: "DRAFT", policy, tally: tallyOf([0, 0], { state: "DRAFT" }) });
  await button(words.open);
  press("p");
  press("r");
  press("o");
  await button(words.pause);
  press("P");
  await button(words.resume);
  press("o");
  await button(words.pause);
  press("r");
  await button(words.hide);
  press("r");
  await button(words.reveal);
  press("c");
  screen.getByText(words.closeFor(0));
  expect(asked(server)).not.toContain("ClosePoll");
  press("c");
  await button(words.runAgain);
  expect(asked(server)).toEqual([
    "OpenPoll",
    "PausePoll",
    "OpenPoll",
    "RevealResults",
    "HideResults",
    "ClosePoll",
  ]);
});

test("a close that is confirmed while another act is on its way is not lost", async () => {
  const { server, held } = show();
  let release: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => {
    release = resolve;
  });
  server.answer("PausePoll", async () => {
    await answered;
    return { pausePoll: held.poll };
  });
  await button(words.pause);
  press("p");
  await waitFor(() => expect(asked(server)).toEqual(["PausePoll"]));
  press("c");
  press("c");
  expect(asked(server)).toEqual(["PausePoll"]);
  release();
  await button(words.runAgain);
  expect(asked(server)).toEqual(["PausePoll", "ClosePoll"]);
});

test("keys never act while somebody types, holds a key, uses another combination, or reads the sheet", async () => {
  const { server } = show();
  await button(words.pause);
  await userEvent.click(screen.getByLabelText("form"));
  await userEvent.keyboard("pcc?");
  screen.getByLabelText(words.deadline).focus();
  await userEvent.keyboard("p");
  (document.activeElement as HTMLElement).blur();
  fireEvent.keyDown(document.body, { key: "p", repeat: true });
  fireEvent.keyDown(document.body, { key: "p", ctrlKey: true });
  fireEvent.keyDown(document.body, { key: "p", metaKey: true });
  press("?");
  const sheet = await screen.findByRole("dialog", { name: words.keysTitle });
  for (const what of Object.values(words.keyActs)) within(sheet).getByText(what);
  press("p");
  expect(asked(server)).toEqual([]);
  await userEvent.click(within(sheet).getByRole("checkbox", { name: words.keysOn }));
  await userEvent.click(within(sheet).getByRole("button", { name: words.closeSheet }));
  press("p");
  expect(asked(server)).toEqual([]);
});

test("on a keyboard of another script the place of the key counts", async () => {
  const { server } = show();
  await button(words.pause);
  fireEvent.keyDown(document.body, { key: "з", code: "KeyP" });
  await button(words.resume);
  expect(asked(server)).toEqual(["PausePoll"]);
  fireEvent.keyDown(document.body, { key: "؟", code: "Slash" });
  await screen.findByRole("dialog", { name: words.keysTitle });
});

test("joined, ready and voted are told as they move", async () => {
  const { server } = show();
  await button(words.pause);
  const counts = () =>
    Object.fromEntries(
      [...document.querySelectorAll(".counts > div")].map((count) => [
        count.querySelector("dt")?.textContent,
        count.querySelector("dd")?.textContent,
      ]),
    );
  expect(counts()).toEqual({ joined: "–", ready: "–", voted: "0" });
  act(() => server.send("RoomState", stateOf("p", 1)));
  act(() => server.send("VoteTally", { voteTally: tallyOf([1, 1]) }));
  await waitFor(() => expect(counts()).toEqual({ joined: "3", ready: "2", voted: "2" }));
  act(() => server.send("RoomState", stateOf("another", 1)));
  await waitFor(() => expect(counts().ready).toBe("–"));
});

test("next is the first question after this one that is not closed, and takes the keyboard's place along", async () => {
  const polls = [
    listedPoll("p", "Which film?", "OPEN"),
    listedPoll("q", "Which day?", "CLOSED"),
    listedPoll("s", "Which hall?", "DRAFT"),
  ];
  const { server, held } = show({}, { polls });
  server.answer("ShowPoll", () => {
    held.poll = pollOf({
      id: "s",
      question: "Which hall?",
      tally: tallyOf([0, 0], { pollId: "s", id: "s:x" }),
    });
    return { showPoll: hostedRoomOf({ revision: 2, currentPoll: held.poll, polls }) };
  });
  await screen.findByRole("button", { name: /^Next.*Which hall/ });
  press("n");
  const heading = await screen.findByRole("heading", { level: 1, name: "Which hall?" });
  await waitFor(() => expect(document.activeElement).toBe(heading));
  expect(server.asked.find(({ name }) => name === "ShowPoll")?.variables).toEqual({
    roomId: "r",
    pollId: "s",
  });
});

test("a closed question is run again on screen, and the closed one stays", async () => {
  const tally = tallyOf([1, 0], { state: "CLOSED", provisional: false });
  const { server } = show({ state: "CLOSED", tally });
  const again = { __typename: "Poll", id: "p2", room: hostedRoomOf() };
  server
    .answer("RunAgain", () => ({ runAgain: again }))
    .answer("ShowPoll", () => ({ showPoll: hostedRoomOf() }));
  await userEvent.click(await button(words.runAgain));
  await waitFor(() => expect(asked(server)).toEqual(["RunAgain", "ShowPoll"]));
  expect(server.asked.at(-1)?.variables).toEqual({ roomId: "r", pollId: "p2" });
});

test("a double click is one act, and closing can be thought over", async () => {
  const { server } = show();
  const pause = await button(words.pause);
  fireEvent.click(pause);
  fireEvent.click(pause);
  await button(words.resume);
  expect(asked(server)).toEqual(["PausePoll"]);
  await userEvent.click(await button(words.close));
  expect(document.activeElement?.textContent).toBe(words.keepOpen);
  await userEvent.keyboard("{Escape}");
  expect(document.activeElement?.textContent).toContain(words.resume);
  expect(asked(server)).toEqual(["PausePoll"]);
});

test("voting is opened for as long as the timer says", async () => {
  const { server } = show({ state: "DRAFT", tally: tallyOf([0, 0], { state: "DRAFT" }) });
  await button(words.open);
  await userEvent.selectOptions(screen.getByLabelText(words.timer), words.time(30));
  await userEvent.click(await button(words.open));
  await button(words.pause);
  expect(server.asked.find(({ name }) => name === "OpenPoll")?.variables).toEqual({
    pollId: "p",
    forSeconds: 30,
  });
});

test("a deadline moves with every press, the last wish is stored, and it is taken away", async () => {
  const closesAt = new Date(Date.now() + 100_000).toISOString();
  const { server } = show({ closesAt });
  const moments = () =>
    server.asked
      .filter(({ name }) => name === "SetDeadline")
      .map(
        ({ variables }) =>
          variables.closesAt && Date.parse(variables.closesAt as string) - Date.parse(closesAt),
      );
  const later = await button(words.laterBy(30));
  fireEvent.click(later);
  fireEvent.click(later);
  press("+");
  await waitFor(() => expect(moments()).toEqual([30_000, 90_000]));
  fireEvent.click(screen.getByRole("button", { name: words.soonerBy(60) }));
  await waitFor(() => expect(moments().at(-1)).toBe(30_000));
  await userEvent.selectOptions(screen.getByLabelText(words.deadline), words.deadlineByHand);
  await waitFor(() => expect(moments().at(-1)).toBeNull());
  expect(screen.queryByRole("button", { name: words.laterBy(30) })).toBeNull();
});

test("a deadline is never moved into the past", async () => {
  const { server } = show({ closesAt: new Date(Date.now() + 20_000).toISOString() });
  const sooner = await button(words.soonerBy(30));
  expect(sooner.getAttribute("aria-disabled")).toBe("true");
  fireEvent.click(sooner);
  press("-");
  await Promise.resolve();
  expect(asked(server)).toEqual([]);
});
