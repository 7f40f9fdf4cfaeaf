import { readFileSync } from "node:fs";
import { act, render, screen } from "@testing-library/react";
import { buildSchema, parse, validate } from "graphql";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FakeLines, NOT_FOUND } from "../testing/fakeLines";
import { tallyOf } from "../testing/polls";
import { Result } from "./Result";
import { TALLIES, useVoteTally, type VoteTally } from "./useVoteTally";

const LIVE = /^subscription/;
let lines: FakeLines;
let host = "";
let tests = 0;

beforeEach(() => {
  vi.useFakeTimers();
  tests += 1;
  // Another one for each test: a client that is kept is kept with the fake at its other end.
  host = `votes-${tests}.example`;
  lines = new FakeLines().answer(LIVE, () => ({ voteTally: tallyOf([2, 1]) }));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));

function Watch({ pollId = "p", token }: { pollId?: string; token?: string }) {
  const { status, tally } = useVoteTally(pollId, { server: `https://${host}`, token });
  return <p data-testid="seen">{`${status} ${tally?.turnout ?? "-"} ${tally?.revision ?? "-"}`}</p>;
}

const seen = () => screen.getByTestId("seen").textContent;

async function watch(page = <Watch />) {
  const shown = render(page);
  await pass(50);
  return shown;
}

test("the present state, then each newer one, and never an older one", async () => {
  await watch();
  expect(seen()).toBe("live 3 4");
  const send = (revision: number) => {
    lines.send(LIVE, { voteTally: tallyOf([0, 0], { revision, turnout: revision }) });
    return pass(5);
  };
  await send(8);
  expect(seen()).toBe("live 8 8");
  await send(6);
  expect(seen()).toBe("live 8 8");
});

test.each([1006, 1011, 1012])("after close code %i it comes back by itself", async (code) => {
  await watch();
  lines.isAway = true;
  act(() => lines.cut(code));
  await pass(60_000);
  expect(seen(), "the last known stays").toBe("lost 3 4");
  lines.isAway = false;
  lines.answer(LIVE, () => ({ voteTally: tallyOf([5, 1]) }));
  await pass(30_000);
  expect(seen()).toBe("live 6 7");
});

test("a bad token is told, and not tried again", async () => {
  await watch(<Watch token="bad" />);
  act(() => lines.cut(4403));
  await pass(60_000);
  expect(seen()).toBe("refused 3 4");
  expect(lines.lines.map(({ init }) => init)).toEqual([{ authorization: "Bearer bad" }]);
});

test("a poll that may not be seen yet comes once it may; one that is gone is told", async () => {
  lines.answer(LIVE, () => NOT_FOUND);
  await watch();
  expect(seen()).toBe("missing - -");
  lines.answer(LIVE, () => ({ voteTally: tallyOf([2, 1]) }));
  await pass(31_000);
  expect(seen()).toBe("live 3 4");
  for (const line of lines.lines) line.complete(LIVE);
  await pass(5);
  expect(seen()).toBe("missing 3 4");
});

test("another poll begins anew, several share one line, and none is open when nothing is watched", async () => {
  const { rerender, unmount } = await watch();
  lines.answer(LIVE, () => ({ voteTally: tallyOf([0, 0], { id: "q:anyone", revision: 1 }) }));
  rerender(
    <>
      <Watch pollId="q" />
      <div hidden>
        <Result pollId="r" />
      </div>
    </>,
  );
  await pass(50);
  expect(seen()).toBe("live 0 1");
  expect(lines.asked(LIVE).map(({ variables }) => variables)).toEqual([
    { pollId: "p" },
    { pollId: "q" },
    { pollId: "r" },
  ]);
  expect(lines.lines.map(({ url }) => url)).toEqual([
    `wss://${host}/graphql/`,
    "wss://votes.example/graphql/",
  ]);
  unmount();
  await pass(10_000);
  expect(lines.lines.map(({ readyState }) => readyState)).toEqual([3, 3]);
});

test("a line that has gone deaf is left for another", async () => {
  await watch();
  lines.isDeaf = true;
  // Long enough for the next line to be met by silence, too.
  await pass(25_000);
  expect(seen()).toBe("lost 3 4");
  lines.isDeaf = false;
  await pass(30_000);
  expect(seen()).toBe("live 3 4");
});

test("what it asks is in the contract, and its types are the contract's", () => {
  const schema = buildSchema(readFileSync("../schema/schema.graphql", "utf8"));
  expect(validate(schema, parse(TALLIES))).toEqual([]);
  const tally: VoteTally = tallyOf([1, 2]);
  expect(tally.turnout).toBe(3);
});

test("the lines that the documentation prints are these, and show the result", async () => {
  const docs = readFileSync("../docs/embedding.md", "utf8");
  expect(docs).toContain(`\`\`\`tsx\n${readFileSync("src/useVoteTally/Result.tsx", "utf8")}\`\`\``);
  vi.resetModules();
  const { Result: Fresh } = await import("./Result");
  await watch(<Fresh pollId="p" />);
  expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
    "The forest: 2",
    "Night train: 1",
  ]);
});
