/** Voters without a browser: each a guest with a token, over the public API. */
import type { APIRequestContext } from "@playwright/test";
import { expect } from "./people";

type Variables = Record<string, unknown>;
type Option = { id: string; label: string };
export type ProgramPoll = { id: string; options: Option[]; joinCode: string; hostPath: string };

/** Marks by the options' positions: `{ rank: [[0], [2]] }`, `{ score: [5, null, 0] }`, `{ spend: [3, 1] }`. */
export type Positions = {
  choose?: number[];
  rank?: number[][];
  score?: (number | null)[];
  spend?: number[];
};

export function programs(request: APIRequestContext) {
  const ask = async (query: string, variables: Variables = {}, token?: string) => {
    const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
    const answer = await (await request.post("/graphql/", { headers, data: { query, variables } })).json();
    expect(answer.errors).toBeUndefined();
    return answer.data;
  };
  const guest = async (): Promise<string> =>
    (await ask("mutation { joinAsGuest { ... on Guest { token } } }")).joinAsGuest.token;

  /** A new open poll in a room of its own, and the path that makes a browser its host. */
  const open = async (input: Variables): Promise<ProgramPoll> => {
    const token = await guest();
    const poll = (
      await ask(
        `mutation ($input: CreatePollInput!) { createPoll(input: $input) {
          ... on Poll { id options { id label } room { joinCode hostKey } } ... on Refusal { code message }
        } }`,
        { input: { open: true, ...input } },
        token,
      )
    ).createPoll;
    expect(poll.id, poll.message).toBeTruthy();
    const { joinCode, hostKey } = poll.room;
    const hostPath = `/${joinCode}/host#key=${encodeURIComponent(hostKey)}`;
    return { id: poll.id, options: poll.options, joinCode, hostPath };
  };

  /** One vote of a new guest, whose token comes back. */
  const vote = async (poll: ProgramPoll, marks: Positions): Promise<string> => {
    const token = await guest();
    const { castVote } = await ask(
      `mutation ($input: CastVoteInput!) { castVote(input: $input) {
        ... on CastVotePayload { status } ... on Refusal { code message }
      } }`,
      { input: { pollId: poll.id, marks: byId(marks, poll.options) } },
      token,
    );
    expect(castVote.status, castVote.message).toBe("NEW");
    return token;
  };

  /** As many equal votes as are told before each. */
  const votes = async (poll: ProgramPoll, piles: [number, Positions][]) => {
    for (const [count, marks] of piles) for (let cast = 0; cast < count; cast += 1) await vote(poll, marks);
  };
  return { open, vote, votes };
}

function byId({ choose, rank, score, spend }: Positions, options: Option[]): Variables {
  const id = (position: number) => options[position]?.id;
  if (choose) return { choose: choose.map(id) };
  if (rank) return { rank: rank.map((equals) => equals.map(id)) };
  const given = (values: (number | null)[]) =>
    values.flatMap((value, position) => (value === null ? [] : [{ optionId: id(position), value }]));
  return score ? { score: given(score) } : { spend: given(spend ?? []) };
}
