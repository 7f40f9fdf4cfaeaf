import { afterEach, expect, test, vi } from "vitest";
import { EmbeddedPollDocument } from "../graphql/generated";
import { pollOf, roomOf } from "../testing/polls";
import { clientOfFrame, linksLeaveTheFrame, originsAround, readGift, tellHeight } from "./embedding";

afterEach(() => void vi.unstubAllGlobals());

const SITES = ["https://blog.example", "https://news.example:8443"];
const location = (around?: string) => ({
  origin: "https://votes.example",
  ancestorOrigins: (around === undefined ? undefined : [around]) as unknown as DOMStringList,
});

test.each([
  ["named by the browser", location("https://blog.example"), "", ["https://blog.example"]],
  ["named as the referrer", location(), "https://news.example:8443/a?b", ["https://news.example:8443"]],
  ["our own", location("https://votes.example"), "", ["https://votes.example"]],
  ["not listed", location("https://evil.example"), "https://blog.example/", []],
  ["like a listed one", location("https://blog.example.evil.example"), "", []],
  ["not named by anyone", location(), "", ["https://votes.example", ...SITES]],
])("F7: a page around that is %s", (_, where, referrer, told) => {
  expect(originsAround(where, referrer, SITES)).toEqual(told);
});

test("F7: the height is told to the listed page around, and to that origin only", () => {
  let look = () => {};
  const observe = vi.fn();
  const Observer = class {
    observe = observe;
    disconnect = vi.fn();
    constructor(callback: () => void) {
      look = callback;
    }
  };
  const parent = { postMessage: vi.fn() };
  vi.stubGlobal("ResizeObserver", Observer);
  vi.stubGlobal("parent", parent);
  Object.defineProperty(document, "referrer", { value: "https://blog.example/post", configurable: true });
  const measured = vi.spyOn(document.body, "getBoundingClientRect");
  tellHeight(document.body, "p", SITES);
  for (const height of [0, 411.2]) {
    measured.mockReturnValue({ height } as DOMRect);
    look();
  }
  expect(parent.postMessage.mock.calls).toEqual([
    [{ type: "livetally:height", poll: "p", height: 412 }, "https://blog.example"],
  ]);
});

test("a page that stands by itself tells nobody", () => {
  vi.stubGlobal("ResizeObserver", () => expect.unreachable());
  tellHeight(document.body, "p", SITES);
});

test("the frame begins with the poll that came with the page, as its own guest", () => {
  const data = { poll: { ...pollOf(), room: roomOf(null) } };
  document.body.innerHTML = `<script id="embedded" type="application/json">${JSON.stringify({ token: "t", sites: SITES, data })}</script>`;
  const gift = readGift(document);
  expect([gift.token, gift.sites]).toEqual(["t", SITES]);
  const known = clientOfFrame(gift, "p").readQuery({ query: EmbeddedPollDocument, variables: { id: "p" } });
  expect(known?.poll?.question).toBe("Which film?");
});

test("links open beside the frame, whose other pages no other site may frame", () => {
  const tearDown = linksLeaveTheFrame(document);
  expect(document.querySelector("base")?.target).toBe("_blank");
  tearDown();
  expect(document.querySelector("base")).toBeNull();
});
