import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { FakeServer } from "../../../testing/fakeServer";
import { pollOf, tallyOf } from "../../../testing/polls";
import { Results } from "../Results";
import { words as resultWords } from "../words/en";
import { words } from "./words/en";

const closed = { provisional: false, state: "CLOSED" as const };
const second = (over: Parameters<typeof pollOf>[0] = {}) =>
  pollOf({ id: "q", run: 2, tally: tallyOf([7, 3], { ...closed, id: "q:anyone", pollId: "q" }), ...over });
const first = (over: Parameters<typeof tallyOf>[1] = {}) =>
  pollOf({ id: "p", tally: tallyOf([2, 3], { ...closed, ...over }) });

const serverWith = (previousRun: ReturnType<typeof pollOf> | null) =>
  new FakeServer().answer("PreviousRun", () => ({ poll: { __typename: "Poll", id: "q", previousRun } }));

test("a further run's final result stands beside the last one's, in words and as a table", async () => {
  const server = serverWith(first());
  server.render(<Results poll={second()} />);
  const since = within((await screen.findByText(words.title(1))).closest("section") as HTMLElement);
  since.getByText(words.voted(5, 10));
  expect(since.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
    "AThe forest: +5 votes, +30 percentage points",
    "BNight train: −30 percentage points",
  ]);
  await userEvent.click(since.getByText(resultWords.asTable));
  const rows = since.getAllByRole<HTMLTableRowElement>("row").map(({ cells }) => [...cells]);
  expect(rows.map((cells) => cells.map((cell) => cell.textContent))).toEqual([
    [
      "Option",
      "Votes, run 1",
      "Votes, run 2",
      "Change",
      "Share, run 1",
      "Share, run 2",
      "Change",
      "Place, run 1",
      "Place, run 2",
      "Change",
    ],
    ["The forest", "2", "7", "+5", "40%", "70%", "+30", "1st", "1st", "0"],
    ["Night train", "3", "3", "0", "60%", "30%", "−30", "1st", "1st", "0"],
  ]);
});

test("nothing is asked or shown of a first run, before the end, or of what is hidden", () => {
  const server = serverWith(first());
  server.render(
    <>
      <Results poll={second({ run: 1 })} />
      <Results poll={second({ tally: tallyOf([7, 3]) })} />
      <Results poll={second({ tally: tallyOf([7, 3], { ...closed, options: null }) })} />
    </>,
  );
  expect(server.count("PreviousRun")).toBe(0);
});

test.each([
  ["is hidden from this viewer", first({ options: null, hiddenBecause: "NOT_REVEALED", turnout: 5 })],
  ["is no longer there", null],
])("a last run that %s is not compared with", async (_, previousRun) => {
  const server = serverWith(previousRun);
  server.render(<Results poll={second()} />);
  await waitFor(() => expect(server.count("PreviousRun")).toBe(1));
  await Promise.resolve();
  expect(screen.queryByText(words.title(1))).toBeNull();
});
