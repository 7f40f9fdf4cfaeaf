import { beforeEach, describe, expect, test } from "vitest";
import { type Answer, type Intent, VoteQueue } from "./voteQueue";

class Lost extends Error {}
type Word = Answer<string>;

/** A queue whose server, waiting and storage are in the test's hand. */
function setUp(
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem"> = sessionStorage,
  viewer = "a guest",
) {
  const sent: Intent[] = [];
  const replies: (() => Promise<Word>)[] = [];
  const wakes: (() => void)[] = [];
  const queue = new VoteQueue<string>({
    send: (intent) => {
      sent.push(intent);
      return (replies.shift() ?? (() => new Promise<Word>(() => undefined)))();
    },
    mayRepeat: (error) => error instanceof Lost,
    pause: () => new Promise((resolve) => wakes.push(resolve)),
    storage,
    viewer: () => viewer,
  });
  return {
    queue,
    sent,
    reply: (...words: (Word | Error)[]) =>
      replies.push(
        ...words.map((word) => async () => {
          if (word instanceof Error) throw word;
          return word;
        }),
      ),
    wake: async () => {
      wakes.shift()?.();
      await settle();
    },
  };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const DONE: Word = { kind: "done" };

beforeEach(() => sessionStorage.clear());

describe("a vote on its way", () => {
  test("is sending until the server's word, then forgotten", async () => {
    const { queue, reply, sent } = setUp();
    reply(DONE);
    const cast = queue.cast("p", { choose: ["a"] });
    expect(queue.progress("p")).toMatchObject({ step: "sending", intent: { marks: { choose: ["a"] } } });
    await cast;
    expect(queue.progress("p")).toEqual({ step: "none" });
    expect(sent).toHaveLength(1);
    expect(sessionStorage.length).toBe(0);
  });

  test("waits when the connection is lost, and goes out again with the same request id", async () => {
    const { queue, reply, sent, wake } = setUp();
    reply(new Lost(), new Lost(), DONE);
    const cast = queue.cast("p", { choose: ["a"] });
    await settle();
    expect(queue.progress("p").step).toBe("waiting");
    await wake();
    expect(queue.progress("p").step).toBe("waiting");
    await wake();
    await cast;
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map(({ requestId }) => requestId)).size).toBe(1);
    expect(queue.progress("p").step).toBe("none");
  });

  test("survives a reload: the next page sends the same request", async () => {
    const first = setUp();
    first.reply(new Lost());
    void first.queue.cast("p", { choose: ["b"] });
    await settle();

    const second = setUp();
    second.reply(DONE);
    second.queue.resume("p");
    await settle();
    expect(second.sent).toEqual([first.sent[0]]);
    expect(sessionStorage.length).toBe(0);
  });

  test("goes out with its ballot code, also from the next page", async () => {
    const first = setUp();
    first.reply(new Lost());
    void first.queue.cast("p", { choose: ["b"] }, "GXP-PTE");
    await settle();
    const second = setUp();
    second.reply(DONE);
    second.queue.resume("p");
    await settle();
    expect(second.sent).toEqual([expect.objectContaining({ ballotCode: "GXP-PTE" })]);
  });

  test("ends with a refusal that keeps what was chosen, and is not sent again", async () => {
    const { queue, reply, sent } = setUp();
    reply({ kind: "refused", refusal: "NOT_OPEN" });
    await queue.cast("p", { choose: ["a"] });
    expect(queue.progress("p")).toMatchObject({
      step: "refused",
      refusal: "NOT_OPEN",
      intent: { marks: { choose: ["a"] } },
    });
    expect(sent).toHaveLength(1);
    expect(sessionStorage.length).toBe(0);
  });

  test("a new tap after an answer is a new request", async () => {
    const { queue, reply, sent } = setUp();
    reply({ kind: "refused", refusal: "RATE_LIMITED" }, DONE);
    await queue.cast("p", { choose: ["a"] });
    await queue.cast("p", { choose: ["a"] });
    expect(sent[0]?.requestId).not.toBe(sent[1]?.requestId);
  });

  test("an unexpected fault asks the voter, whose next try is the same request", async () => {
    const { queue, reply, sent } = setUp();
    reply(new Error("INTERNAL"), DONE);
    await queue.cast("p", { choose: ["a"] });
    expect(queue.progress("p").step).toBe("failed");
    queue.again("p");
    await settle();
    expect(queue.progress("p").step).toBe("none");
    expect(sent[1]).toEqual(sent[0]);
  });

  test("polls do not stand in each other's way", async () => {
    const { queue, reply } = setUp();
    reply(new Lost(), DONE);
    void queue.cast("p", { choose: ["a"] });
    await queue.cast("q", { choose: ["x"] });
    expect(queue.progress("p").step).toBe("waiting");
    expect(queue.progress("q").step).toBe("none");
  });
});

describe("what the storage holds", () => {
  test("nonsense is passed over", () => {
    sessionStorage.setItem("livetally.vote.p", '{"requestId": 1}');
    sessionStorage.setItem("livetally.vote.q", "{");
    sessionStorage.setItem("livetally.vote.r", '{"requestId": "1", "pollId": "r", "marks": {"rank": ["a"]}}');
    sessionStorage.setItem(
      "livetally.vote.s",
      '{"requestId": "1", "pollId": "s", "marks": {"choose": ["a"]}, "ballotCode": 7}',
    );
    const { queue, sent } = setUp();
    queue.resume("s");
    queue.resume("r");
    queue.resume("p");
    queue.resume("q");
    expect(sent).toEqual([]);
  });

  test("a vote is not sent in the name of who has signed in or out since", async () => {
    void setUp(sessionStorage, "Ada").queue.cast("p", { choose: ["a"] });
    const next = setUp(sessionStorage, "Grace");
    next.queue.resume("p");
    const again = setUp(sessionStorage, "Ada");
    again.queue.resume("p");
    expect([next.sent, again.sent, sessionStorage.length]).toEqual([[], [], 0]);
  });

  test("a storage that refuses does not stop the vote", async () => {
    const refuse = () => {
      throw new Error("quota");
    };
    const { queue, reply } = setUp({ getItem: refuse, setItem: refuse, removeItem: refuse });
    reply(DONE);
    await queue.cast("p", { choose: ["a"] });
    expect(queue.progress("p").step).toBe("none");
  });
});
