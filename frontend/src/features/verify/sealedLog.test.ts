import { expect, test } from "vitest";
import file from "../../../../tests/voting/sealed_log_vectors.json";
import { type Canonical, canonical, headsOf, leafOf, rootOf, votesHash } from "./sealedLog";

type Vector = {
  name: string;
  pollId: string;
  receipts: string[][];
  superseded: string[];
  election: Record<string, Canonical>;
  leaves: string[][];
  roots: string[];
  votesHash: string;
  heads: string[];
};
const vectors = file.vectors as Vector[];

test.each(vectors.map((vector) => [vector.name, vector] as const))("%s", async (_, vector) => {
  const batches = await Promise.all(vector.receipts.map((batch) => Promise.all(batch.map(leafOf))));
  expect(batches).toEqual(vector.leaves);
  expect(await Promise.all(batches.map((batch) => rootOf([...batch].sort())))).toEqual(vector.roots);
  const votes = await votesHash(vector.election);
  expect(votes).toBe(vector.votesHash);
  const superseded = await Promise.all(vector.superseded.map(leafOf));
  const log = { pollId: vector.pollId, batches, superseded, head: vector.heads.at(-1) ?? "" };
  expect(await headsOf(log, votes)).toEqual(vector.heads);
});

test("canonical JSON has sorted names, no blanks, and text as it is", () => {
  const text = new TextDecoder().decode(canonical({ b: [1, null], a: 'ü"\u2028\t' }));
  expect(text).toBe('{"a":"ü\\"\u2028\\t","b":[1,null]}');
});
