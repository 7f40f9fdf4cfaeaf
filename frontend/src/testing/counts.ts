/** How a poll was counted, as the server would send it. */
import type { RoundStatus } from "../graphql/generated";
import type { Counted, Round } from "../ui/results/count/counted";

const option = (id: string) => ({ __typename: "Option" as const, id });

type GivenRound = {
  number: number;
  votes: Record<string, number>;
  status?: Record<string, RoundStatus>;
  transfers?: [from: string, to: string | null, votes: number][];
  exhausted?: number;
  quota?: number;
  explanation?: string;
};

/** A round with these votes; options are told by their ids. */
export function roundOf({ number, votes, status = {}, transfers = [], ...rest }: GivenRound): Round {
  return {
    __typename: "Round",
    number,
    quota: rest.quota ?? null,
    continuing: Object.values(votes).reduce((sum, some) => sum + some, 0),
    exhausted: rest.exhausted ?? 0,
    entries: Object.entries(votes).map(([id, some]) => ({
      __typename: "RoundEntry",
      option: option(id),
      votes: some,
      status: status[id] ?? "CONTINUING",
    })),
    transfers: transfers.map(([from, to, some]) => ({
      __typename: "Transfer",
      from: option(from),
      to: to === null ? null : option(to),
      votes: some,
    })),
    explanation: rest.explanation ?? `What happened in round ${number}.`,
  };
}

type GivenOption = Partial<NonNullable<Counted["options"]>[number]>;

/** A count of options with these figures. */
export function countedOf(options: Record<string, GivenOption>, over: Partial<Counted> = {}): Counted {
  return {
    __typename: "VoteTally",
    id: "p:anyone",
    pollId: "p",
    revision: 2,
    provisional: true,
    turnout: 9,
    blank: 0,
    options: Object.entries(options).map(([id, figures]) => ({
      __typename: "OptionTally",
      option: option(id),
      votes: 0,
      points: null,
      place: 1,
      winner: false,
      distribution: null,
      credits: null,
      ...figures,
    })),
    rounds: null,
    headToHead: null,
    ...over,
  };
}
