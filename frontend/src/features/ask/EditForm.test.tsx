import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { FakeServer } from "../../testing/fakeServer";
import { pollOf, RULES } from "../../testing/polls";
import { EditForm } from "./EditForm";
import { words } from "./words/en";

const stored = pollOf({
  state: "DRAFT",
  description: "In the hall",
  method: "APPROVAL",
  rules: { ...RULES, minChoices: 1, maxChoices: 1, seats: 1 },
  policy: { ...pollOf().policy, electorate: "INVITED" },
});

test("a draft comes with everything that it has, and is saved with what was changed", async () => {
  const server = new FakeServer()
    .answer("PollById", () => ({ poll: stored }))
    .answer("UpdatePoll", () => ({ updatePoll: stored }));
  const onDone = vi.fn();
  server.render(<EditForm pollId="p" onDone={onDone} />);
  const question = await screen.findByLabelText<HTMLTextAreaElement>(words.question);
  expect(question.value).toBe("Which film?");
  expect(document.activeElement).toBe(question);
  await userEvent.type(question, " Tonight?");
  await userEvent.click(screen.getByRole("radio", { name: words.visible.AFTER_REVEAL }));
  await userEvent.click(screen.getByRole("radio", { name: words.details.PERCENTAGES }));
  await userEvent.click(screen.getByRole("radio", { name: words.changes.NEVER }));
  await userEvent.click(screen.getByRole("button", { name: words.save }));
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  expect(server.asked.find(({ name }) => name === "UpdatePoll")?.variables).toEqual({
    input: {
      pollId: "p",
      question: "Which film? Tonight?",
      description: "In the hall",
      options: ["The forest", "Night train"],
      method: "APPROVAL",
      rules: { maxChoices: 1, ties: "SHARED" },
      policy: {
        // Set by another program, and none of the choices here.
        electorate: "INVITED",
        resultsVisible: "AFTER_REVEAL",
        resultsDetail: "PERCENTAGES",
        voteChange: "NEVER",
        secret: false,
        groupedResults: false,
      },
    },
  });
});

test("a refusal is told, and everything written stays", async () => {
  const server = new FakeServer()
    .answer("PollById", () => ({ poll: stored }))
    .answer("UpdatePoll", () => ({
      updatePoll: {
        __typename: "Refusal",
        code: "CONFLICT",
        message: "There are votes.",
        path: null,
        retryAfterSeconds: null,
      },
    }));
  const onDone = vi.fn();
  server.render(<EditForm pollId="p" onDone={onDone} />);
  await userEvent.type(await screen.findByLabelText(words.question), "!");
  await userEvent.click(screen.getByRole("button", { name: words.save }));
  await screen.findByText("There are votes.");
  expect(screen.getByLabelText<HTMLTextAreaElement>(words.question).value).toBe("Which film?!");
  expect(onDone).not.toHaveBeenCalled();
});
