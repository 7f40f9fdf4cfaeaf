import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { FakeServer } from "../../testing/fakeServer";
import { pollOf } from "../../testing/polls";
import { AskForm } from "./AskForm";
import { words } from "./words";

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
  await userEvent.click(screen.getByLabelText(words.several));
  await userEvent.click(screen.getByRole("button", { name: words.start }));
  await waitFor(() => expect(onAsked).toHaveBeenCalledOnce());
  expect(server.asked[0]?.variables).toEqual({
    input: {
      question: "Which film?",
      options: ["The forest", "Night train", "The sea"],
      method: "APPROVAL",
      policy: { resultsVisible: "ALWAYS", voteChange: "WHILE_OPEN" },
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
