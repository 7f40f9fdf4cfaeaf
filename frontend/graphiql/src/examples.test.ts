import { expect, test } from "vitest";
import { tabsFrom } from "./examples";

const SOURCE = `# About the file.

# Reads a poll.
# variables: {"id": "$pollId"}
query Read($id: ID!) { poll(id: $id) { ...Parts } }

# Votes.
# variables: {"input": {"pollId": "$pollId", "marks": {"choose": ["$optionId", "$optionId2"]}}}
mutation Vote($input: CastVoteInput!) { castVote(input: $input) { __typename } }

fragment Parts on Poll { id tally { ...Figures } }
fragment Figures on VoteTally { turnout }
fragment Unused on Poll { state }
`;
const DEMO = { pollId: "poll-1", optionIds: ["option-1", "option-2"], joinCode: "ABC234" };

test("each operation becomes a tab with its own comment and the fragments it needs", () => {
  const [read, vote] = tabsFrom(SOURCE, DEMO);
  expect(read?.query).toBe(
    "# Reads a poll.\nquery Read($id: ID!) { poll(id: $id) { ...Parts } }\n\n" +
      "fragment Parts on Poll { id tally { ...Figures } }\n\nfragment Figures on VoteTally { turnout }",
  );
  expect(vote?.query).toMatch(/^# Votes\.\nmutation Vote/);
  expect(vote?.query).not.toContain("fragment");
});

test("the demo poll's ids take the places that stand for them", () => {
  const [read, vote] = tabsFrom(SOURCE, DEMO);
  expect(JSON.parse(read?.variables ?? "")).toEqual({ id: "poll-1" });
  expect(JSON.parse(vote?.variables ?? "")).toEqual({
    input: { pollId: "poll-1", marks: { choose: ["option-1", "option-2"] } },
  });
});

test("without a demo poll the stand-ins stay readable", () => {
  const [read] = tabsFrom(SOURCE, { optionIds: [] });
  expect(read?.variables).toContain("$pollId");
});

test("a file without operations gives no tabs", () => {
  expect(tabsFrom("", DEMO)).toEqual([]);
});
