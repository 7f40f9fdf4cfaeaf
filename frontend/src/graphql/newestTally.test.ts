import { describe, expect, test } from "vitest";
import { pollOf, tallyOf } from "../testing/polls";
import { PollByIdDocument, VoteTallyDocument } from "./generated";
import { createCache, withNewest } from "./newestTally";

const variables = { id: "p" };

function turnoutIn(cache: ReturnType<typeof createCache>) {
  return cache.readQuery({ query: PollByIdDocument, variables })?.poll?.tally.turnout;
}

describe("GL4: the rule of revisions", () => {
  test("a late answer with a lower revision does not replace a newer frame", () => {
    const cache = createCache();
    cache.writeQuery({ query: PollByIdDocument, variables, data: { __typename: "Query", poll: pollOf() } });
    const frame = { __typename: "Subscription" as const, voteTally: tallyOf([5, 2]) };
    cache.write({
      dataId: "ROOT_SUBSCRIPTION",
      query: VoteTallyDocument,
      variables: { pollId: "p" },
      result: frame,
    });
    expect(turnoutIn(cache)).toBe(7);

    const late = pollOf({ question: "Which film, then?", tally: tallyOf([1, 1]) });
    cache.writeQuery({ query: PollByIdDocument, variables, data: { __typename: "Query", poll: late } });
    expect(turnoutIn(cache)).toBe(7);
    expect(cache.readQuery({ query: PollByIdDocument, variables })?.poll?.question).toBe("Which film, then?");
  });

  test("a late frame with a lower revision does not replace a newer answer", () => {
    const cache = createCache();
    const poll = pollOf({ tally: tallyOf([5, 2]) });
    cache.writeQuery({ query: PollByIdDocument, variables, data: { __typename: "Query", poll } });
    const frame = { __typename: "Subscription" as const, voteTally: tallyOf([1, 0]) };
    cache.write({
      dataId: "ROOT_SUBSCRIPTION",
      query: VoteTallyDocument,
      variables: { pollId: "p" },
      result: frame,
    });
    expect(turnoutIn(cache)).toBe(7);
  });

  test("the same or a higher revision replaces", () => {
    const cache = createCache();
    for (const votes of [
      [1, 0],
      [2, 0],
      [0, 2],
    ] as [number, number][]) {
      const poll = pollOf({ tally: tallyOf(votes) });
      cache.writeQuery({ query: PollByIdDocument, variables, data: { __typename: "Query", poll } });
    }
    const tally = cache.readQuery({ query: PollByIdDocument, variables })?.poll?.tally;
    expect(tally?.options?.map(({ votes }) => votes)).toEqual([0, 2]);
  });

  test("another view of the poll is another tally", () => {
    const cache = createCache();
    const seen = pollOf({ tally: tallyOf([5, 2]) });
    cache.writeQuery({ query: PollByIdDocument, variables, data: { __typename: "Query", poll: seen } });
    const mine = pollOf({ tally: tallyOf([1, 0], { id: "p:voted" }) });
    cache.writeQuery({ query: PollByIdDocument, variables, data: { __typename: "Query", poll: mine } });
    expect(turnoutIn(cache)).toBe(1);
  });
});

test("a result without an old tally is handed on as the same object", () => {
  const result = { poll: pollOf(), list: [tallyOf([1, 1])] };
  expect(withNewest(result, () => null)).toBe(result);
});
