import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { FakeServer } from "../../testing/fakeServer";
import { pollOf } from "../../testing/polls";
import { words as shared } from "../../ui/words/en";
import { AskForm } from "./AskForm";
import { words } from "./words/en";

const asked = () => {
  const { tally, viewerVote, viewerMayVote, viewerMayNotVoteBecause, ...poll } = pollOf();
  return { createPoll: { ...poll, room: { __typename: "Room", id: "r", joinCode: "ABC234" } } };
};

async function write() {
  await userEvent.type(screen.getByLabelText(words.question), "Which film?");
  await userEvent.click(screen.getByLabelText(words.option(1)));
  await userEvent.paste("The forest\nNight train\nThe sea");
}

test("a question is asked with its options and starts at once", async () => {
  const server = new FakeServer().answer("CreatePoll", asked);
  const onAsked = vi.fn();
  server.render(<AskForm onAsked={onAsked} />);
  await write();
  await userEvent.click(screen.getByRole("radio", { name: shared.methodNames.APPROVAL }));
  await userEvent.click(screen.getByRole("button", { name: words.start }));
  await waitFor(() => expect(onAsked).toHaveBeenCalledOnce());
  expect(server.asked[0]?.variables).toEqual({
    input: {
      question: "Which film?",
      options: ["The forest", "Night train", "The sea"],
      method: "APPROVAL",
      description: "",
      rules: {},
      policy: {
        electorate: "ANYONE",
        resultsVisible: "ALWAYS",
        resultsDetail: "COUNTS",
        voteChange: "WHILE_OPEN",
        secret: false,
        groupedResults: false,
      },
      open: true,
    },
  });
});

test("a refusal is told beside the form, and everything written stays", async () => {
  const server = new FakeServer().answer("CreatePoll", () => ({
    createPoll: {
      __typename: "Refusal",
      code: "INVALID_INPUT",
      message: "Two options read the same.",
      path: ["options", "1"],
      retryAfterSeconds: null,
    },
  }));
  server.render(<AskForm onAsked={vi.fn()} />);
  await write();
  await userEvent.click(screen.getByRole("button", { name: words.start }));
  await screen.findByText("Two options read the same.");
  expect(screen.getByLabelText<HTMLInputElement>(words.option(3)).value).toBe("The sea");
});

test("in a room a question can also be kept for later", async () => {
  const server = new FakeServer().answer("CreatePoll", asked);
  const onAsked = vi.fn();
  server.render(<AskForm roomId="r" onAsked={onAsked} />);
  await write();
  await userEvent.click(screen.getByRole("button", { name: words.keep }));
  await waitFor(() => expect(onAsked).toHaveBeenCalledOnce());
  expect(server.asked[0]?.variables).toMatchObject({ input: { open: false, roomId: "r" } });
});

const create = () => screen.getByRole("button", { name: words.start });

test("a method shows its own rules, and sends only what differs from the usual", async () => {
  const server = new FakeServer().answer("CreatePoll", asked);
  server.render(<AskForm onAsked={vi.fn()} />);
  await write();
  expect(screen.queryByRole("radio", { name: shared.methodNames.STAR })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: words.moreMethods }));
  await userEvent.click(screen.getByRole("radio", { name: shared.methodNames.SINGLE_TRANSFERABLE_VOTE }));
  await userEvent.type(screen.getByLabelText(words.rules.seats), "2");
  await userEvent.click(create());
  await waitFor(() => expect(server.count("CreatePoll")).toBe(1));
  expect(server.asked[0]?.variables).toMatchObject({
    input: { method: "SINGLE_TRANSFERABLE_VOTE", rules: { seats: 2 } },
  });
});

test("a rule that cannot be is told at its field and sent nowhere", async () => {
  const server = new FakeServer();
  server.render(<AskForm onAsked={vi.fn()} />);
  await write();
  await userEvent.click(screen.getByRole("radio", { name: shared.methodNames.POINTS }));
  await userEvent.type(screen.getByLabelText(words.rules.budget), "0");
  await userEvent.click(create());
  const field = screen.getByLabelText(words.rules.budget);
  expect(field.getAttribute("aria-invalid")).toBe("true");
  expect(document.getElementById(field.getAttribute("aria-describedby") ?? "")?.textContent).toBe(
    words.wholeFrom(1, 1_000_000),
  );
  expect(server.count("CreatePoll")).toBe(0);
});

test("a rule that the server refuses is told at its field, also among the settings", async () => {
  const server = new FakeServer().answer("CreatePoll", () => ({
    createPoll: {
      __typename: "Refusal",
      code: "INVALID_INPUT",
      message: "seats must be a whole number from 1 to 3.",
      path: ["rules", "seats"],
      retryAfterSeconds: null,
    },
  }));
  server.render(<AskForm onAsked={vi.fn()} />);
  await write();
  await userEvent.click(screen.getByRole("radio", { name: shared.methodNames.APPROVAL }));
  await userEvent.click(create());
  await screen.findByRole("alert");
  expect(screen.getByLabelText(words.rules.seats).getAttribute("aria-invalid")).toBe("true");
  expect(document.querySelector("details")?.open).toBe(true);
});

test("a half-written question is there after a reload, and gone once it was asked", async () => {
  const server = new FakeServer().answer("CreatePoll", asked);
  const first = server.render(<AskForm roomId="r" onAsked={vi.fn()} />);
  await write();
  first.unmount();
  server.render(<AskForm roomId="r" onAsked={vi.fn()} />);
  expect(screen.getByLabelText<HTMLTextAreaElement>(words.question).value).toBe("Which film?");
  expect(screen.getByLabelText<HTMLInputElement>(words.option(3)).value).toBe("The sea");
  await userEvent.click(create());
  await waitFor(() => expect(screen.getByLabelText<HTMLTextAreaElement>(words.question).value).toBe(""));
  expect(sessionStorage.length).toBe(0);
});

test("what is written while a question is on its way stays", async () => {
  let answer: (data: Record<string, unknown>) => void = () => undefined;
  const server = new FakeServer().answer(
    "CreatePoll",
    () =>
      new Promise((done) => {
        answer = done;
      }),
  );
  const onAsked = vi.fn();
  server.render(<AskForm roomId="r" onAsked={onAsked} />);
  await write();
  await userEvent.click(screen.getByRole("button", { name: words.keep }));
  await userEvent.type(screen.getByLabelText(words.question), " And when?");
  answer(asked());
  await waitFor(() => expect(onAsked).toHaveBeenCalledOnce());
  expect(screen.getByLabelText<HTMLTextAreaElement>(words.question).value).toBe("Which film? And when?");
});

test("a secret question shows results after the close at the earliest", async () => {
  const server = new FakeServer().answer("CreatePoll", asked);
  server.render(<AskForm onAsked={vi.fn()} />);
  await write();
  await userEvent.click(screen.getByText(words.settings));
  await userEvent.click(screen.getByRole("radio", { name: words.secrecies.SECRET }));
  expect(screen.queryByRole("radio", { name: words.visible.ALWAYS })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: words.start }));
  await waitFor(() => expect(server.count("CreatePoll")).toBe(1));
  expect(server.asked[0]?.variables).toMatchObject({
    input: { policy: { secret: true, resultsVisible: "AFTER_CLOSING" } },
  });
});

test("who may vote is a choice, and ballot codes are one of them", async () => {
  const server = new FakeServer().answer("CreatePoll", asked);
  server.render(<AskForm onAsked={vi.fn()} />);
  await write();
  await userEvent.click(screen.getByText(words.settings));
  await userEvent.click(screen.getByRole("radio", { name: words.electorates.BALLOT_CODE }));
  await userEvent.click(screen.getByRole("button", { name: words.start }));
  await waitFor(() => expect(server.count("CreatePoll")).toBe(1));
  expect(server.asked[0]?.variables).toMatchObject({ input: { policy: { electorate: "BALLOT_CODE" } } });
});

test("grouped results are asked for by their sentence", async () => {
  const server = new FakeServer().answer("CreatePoll", asked);
  server.render(<AskForm onAsked={vi.fn()} />);
  await write();
  await userEvent.click(screen.getByText(words.settings));
  await userEvent.click(screen.getByRole("radio", { name: words.secrecies.GROUPED }));
  await userEvent.click(screen.getByRole("button", { name: words.start }));
  await waitFor(() => expect(server.count("CreatePoll")).toBe(1));
  expect(server.asked[0]?.variables).toMatchObject({
    input: { policy: { secret: false, groupedResults: true, resultsVisible: "ALWAYS" } },
  });
});
