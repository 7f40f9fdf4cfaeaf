import { readFileSync } from "node:fs";
import { buildSchema, parse, validate } from "graphql";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { FakeLines, NOT_FOUND } from "../testing/fakeLines";
import { pollOf, tallyOf } from "../testing/polls";
import { words as arabicResults } from "../ui/results/words/ar";
import { words as germanResults } from "../ui/results/words/de";
import { words as englishResults } from "../ui/results/words/en";
import { words as arabic } from "../ui/words/ar";
import { words as german } from "../ui/words/de";
import { words as english } from "../ui/words/en";
import { Announcer } from "./Announcer";
import { QUESTION, TALLIES } from "./documents";
import { isNewer, type Tally } from "./follow";
import { LivePoll } from "./LivePoll";
import { wordsIn } from "./words";

/** Another one for each test: a line that is kept for a server is kept with the fake at its other end. */
let host = "";
let tests = 0;
const LIVE = /^subscription/;
customElements.define("live-poll", LivePoll);
let lines: FakeLines;

beforeEach(() => {
  vi.useFakeTimers();
  tests += 1;
  host = `votes-${tests}.example`;
  lines = new FakeLines()
    .answer(/^query/, () => ({ poll: pollOf() }))
    .answer(LIVE, () => ({ voteTally: tallyOf([2, 1]) }));
});
afterEach(async () => {
  document.body.replaceChildren();
  // What is kept open for a while after the last has gone, goes.
  await vi.advanceTimersByTimeAsync(10_000);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** The element as the page has it, once what it asked for has come. */
async function shown(attributes: Record<string, string> = {}) {
  const element = document.createElement("live-poll") as LivePoll;
  const heard: Tally[] = [];
  element.addEventListener("tally", (event) => heard.push((event as CustomEvent<Tally>).detail));
  for (const [name, value] of Object.entries({ poll: "p", server: `https://${host}`, ...attributes }))
    element.setAttribute(name, value);
  document.body.append(element);
  await vi.advanceTimersByTimeAsync(50);
  const part = (name: string) => element.shadowRoot?.querySelector<HTMLElement>(`[part~="${name}"]`);
  const text = (name: string) => (part(name)?.hidden ? null : (part(name)?.textContent ?? null));
  const rows = () =>
    [...(element.shadowRoot?.querySelectorAll("li") ?? [])].map((row) =>
      [...row.querySelectorAll<HTMLElement>("span:not(.figures)")]
        .filter(({ hidden }) => !hidden)
        .map(({ textContent }) => textContent)
        .join(" "),
    );
  return { element, heard, part, text, rows };
}

const send = async (tally: Partial<Tally>, votes: [number, number] = [0, 0]) => {
  lines.send(LIVE, { voteTally: tallyOf(votes, tally as object) });
  await vi.advanceTimersByTimeAsync(5);
};

describe("what it shows", () => {
  test("the question and the figures of each option, in words and as bars", async () => {
    const { text, rows, part, heard, element } = await shown();
    expect(text("question")).toBe("Which film?");
    expect(part("question")?.getAttribute("role")).toBe("heading");
    expect(text("state")).toBe("Voting is open");
    expect(rows()).toEqual(["The forest 67% 2 votes", "Night train 33% 1 vote"]);
    expect(part("fill-1")?.style.transform).toBe(`scaleX(${2 / 3})`);
    expect(text("turnout")).toBe("3 people have voted");
    expect(heard.map(({ turnout }) => turnout)).toEqual([3]);
    expect(element.tally?.turnout).toBe(3);
  });

  test("hidden results say why, and leave the options without figures", async () => {
    lines.answer(LIVE, () => ({
      voteTally: tallyOf([0, 0], { options: null, hiddenBecause: "NOT_REVEALED" }),
    }));
    const { text, rows } = await shown();
    expect(text("notice")).toBe("The host will show the results soon.");
    expect(rows()).toEqual(["The forest", "Night train"]);
  });

  test("how it ended, and who won, not by colour alone", async () => {
    const { text, rows } = await shown();
    const { options } = tallyOf([2, 1]);
    const winners = options?.slice(0, 1).map(({ option }) => option) ?? [];
    await send({ state: "CLOSED", provisional: false, revision: 9, winners, tied: false }, [2, 1]);
    expect(text("outcome")).toBe("The forest wins.");
    expect(rows()[0]).toBe("The forest Winner 67% 2 votes");
  });

  test.each([
    ["SCORE", { votes: 2, points: 7, share: null, place: 1 }, "The forest Place 1 7 points"],
    ["QUADRATIC", { votes: 2, points: 7, share: null, place: 1 }, "The forest Place 1 7 votes"],
    ["CONDORCET", { votes: 2, points: null, share: 0.5, place: 1 }, "The forest Place 1 2 votes"],
    ["APPROVAL", { votes: null, points: null, share: 0.5, place: 1 }, "The forest 50%"],
  ] as const)("figures of %s, as far as they are seen", async (method, figures, row) => {
    const tally = tallyOf([2, 1]);
    const options = tally.options?.map((option) => ({ ...option, ...figures })) ?? [];
    lines.answer(/^query/, () => ({ poll: pollOf({ method }) }));
    lines.answer(LIVE, () => ({ voteTally: { ...tally, options } }));
    expect((await shown()).rows()[0]).toBe(row);
  });

  test.each([
    ["ar", {}, "rtl", "التصويت مفتوح"],
    ["de-AT", {}, "ltr", "Abstimmung läuft"],
    ["fr", {}, "ltr", "Voting is open"],
  ])("it speaks the language that is asked for: %s", async (lang, _, direction, state) => {
    const { text, part, element } = await shown({ lang });
    expect([text("state"), part("poll")?.dir]).toEqual([state, direction]);
    element.setAttribute("lang", "en");
    expect(text("state")).toBe("Voting is open");
  });

  test("without one of its own it speaks that of the page", async () => {
    document.documentElement.lang = "de";
    const { text } = await shown();
    document.documentElement.lang = "en";
    expect(text("state")).toBe("Abstimmung läuft");
  });

  test("nothing that people write becomes markup", async () => {
    lines.answer(/^query/, () => ({ poll: pollOf({ question: "<img src=x onerror=alert(1)>" }) }));
    const { text, element } = await shown();
    expect(text("question")).toBe("<img src=x onerror=alert(1)>");
    expect(element.shadowRoot?.querySelector("img")).toBeNull();
  });
});

describe("what it follows", () => {
  test("GL4: the newest revision wins, and none is ever lower", async () => {
    const { heard, text } = await shown();
    await send({ revision: 8, turnout: 8 });
    await send({ revision: 6, turnout: 6 });
    expect(heard.map(({ revision }) => revision)).toEqual([4, 8]);
    expect(text("turnout")).toBe("8 people have voted");
    const seen = { id: "p:anyone", revision: 5 } as Tally;
    expect(isNewer({ ...seen, id: "p:voted" }, seen)).toBe(true);
    expect(isNewer({ ...seen, id: "p:voted", revision: 4 }, seen)).toBe(false);
  });

  test.each([1006, 1011, 1012, 4500])("GL2: after close code %i it comes back by itself", async (code) => {
    const { text } = await shown();
    lines.isAway = true;
    lines.cut(code);
    await vi.advanceTimersByTimeAsync(20_000);
    if (code !== 4500) expect(text("notice")).toBe("Connection lost. Reconnecting…");
    expect(text("turnout"), "the figures stay").toBe("3 people have voted");
    lines.isAway = false;
    lines.answer(LIVE, () => ({ voteTally: tallyOf([5, 1]) }));
    lines.answer(/^query/, () => ({ poll: pollOf({ question: "Which film, then?" }) }));
    await vi.advanceTimersByTimeAsync(30_000);
    expect(text("turnout")).toBe("6 people have voted");
    expect(text("notice")).toBeNull();
    if (code !== 4500) expect(text("question")).toBe("Which film, then?");
  });

  test("it does not come back where the server has refused it for good, and says so", async () => {
    const { text } = await shown({ token: "bad" });
    lines.cut(4403);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(lines.lines).toHaveLength(1);
    expect(text("notice")).toBe("This poll can’t be shown here.");
  });

  test("a poll that may not be seen yet appears once it may", async () => {
    lines.answer(/^query/, () => ({ poll: null })).answer(LIVE, () => NOT_FOUND);
    const { text } = await shown();
    expect(text("notice")).toBe("This poll isn’t here, or not yet.");
    lines.answer(/^query/, () => ({ poll: pollOf() })).answer(LIVE, () => ({ voteTally: tallyOf([2, 1]) }));
    await vi.advanceTimersByTimeAsync(31_000);
    expect([text("question"), text("turnout"), text("notice")]).toEqual([
      "Which film?",
      "3 people have voted",
      null,
    ]);
  });

  test("anonymous without a token, by the token with one; polls of one viewer share a line", async () => {
    await shown();
    await shown({ poll: "q" });
    await shown({ token: "t" });
    expect(lines.lines.map(({ url, init }) => [url, init])).toEqual([
      [`wss://${host}/graphql/`, { anonymous: true }],
      [`wss://${host}/graphql/`, { authorization: "Bearer t" }],
    ]);
    expect(lines.asked(LIVE).map(({ variables }) => variables)).toEqual([
      { id: "p" },
      { id: "q" },
      { id: "p" },
    ]);
  });

  test.each([
    ["without a poll", { poll: "" }, "This poll isn’t here, or not yet."],
    ["with a server that is no address", { server: "votes.example" }, "This poll can’t be shown here."],
  ])("%s it asks nobody and says so", async (_, attributes, notice) => {
    const { text, element } = await shown(attributes);
    expect([text("notice"), lines.lines]).toEqual([notice, []]);
    element.setAttribute("server", `https://${host}`);
    element.setAttribute("poll", "p");
    await vi.advanceTimersByTimeAsync(50);
    expect(text("turnout")).toBe("3 people have voted");
  });

  test("another poll in the same element begins anew; gone from the page it asks nothing", async () => {
    const { element, text } = await shown();
    lines.answer(/^query/, () => ({ poll: pollOf({ id: "q", question: "Which day?" }) }));
    lines.answer(LIVE, () => ({ voteTally: tallyOf([0, 0], { id: "q:anyone", revision: 1 }) }));
    element.setAttribute("poll", "q");
    element.setAttribute("server", `https://${host}`);
    await vi.advanceTimersByTimeAsync(50);
    expect([text("question"), text("turnout")]).toEqual(["Which day?", "No votes yet"]);
    element.remove();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(lines.lines.map(({ readyState }) => readyState)).toEqual([3]);
  });
});

test("a screen reader is told the newest, at most every ten seconds, and the end at once", async () => {
  const { part } = await shown();
  const voice = () => part("unseen")?.textContent;
  expect(voice()).toBe("3 people have voted.");
  for (let voters = 4; voters < 9; voters += 1) await send({ revision: voters + 1, turnout: voters });
  expect(voice()).toBe("3 people have voted.");
  await vi.advanceTimersByTimeAsync(10_000);
  expect(voice()).toBe("8 people have voted.");
  await send({ revision: 20, state: "CLOSED", provisional: false, winners: [] }, [0, 0]);
  expect(voice()).toContain("nothing wins");
});

test("nothing more is said after the end of it", async () => {
  const say = vi.fn();
  const announcer = new Announcer(say);
  announcer.tell("one");
  announcer.tell("two");
  announcer.stop();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(say.mock.calls).toEqual([["one"]]);
});

test("what it asks is in the contract", () => {
  const schema = buildSchema(readFileSync("../schema/schema.graphql", "utf8"));
  for (const document of [QUESTION, TALLIES]) expect(validate(schema, parse(document))).toEqual([]);
});

test.each([
  ["en", english, englishResults],
  ["de", german, germanResults],
  ["ar", arabic, arabicResults],
] as const)("it says things as the pages of Livetally do: %s", (language, pages, results) => {
  const words = wordsIn(language);
  expect(words.states).toEqual(pages.states);
  expect(words.hidden).toEqual(results.hidden);
  expect([words.noVotes, words.nothingWins, words.winner]).toEqual([
    results.noVotes,
    results.nothingWins,
    results.winner,
  ]);
  expect(words.reconnecting).toBe(pages.connection.reconnecting);
  for (const names of [["Tea"], ["Tea", "شاي"]]) {
    expect([words.wins(names), words.tie(names)]).toEqual([results.wins(names), results.tie(names)]);
  }
  for (const number of [1, 2, 3, 11, 100]) expect(words.voted(number)).toBe(results.voted(number));
});
