/** A poll, its tally and its room, as the server would send them. */
import type { HostedRoomQuery, PollByIdQuery, TallyPartsFragment } from "../graphql/generated";

type Poll = NonNullable<PollByIdQuery["poll"]>;

export const OPTIONS = [
  { __typename: "Option" as const, id: "a", label: "The forest" },
  { __typename: "Option" as const, id: "b", label: "Night train" },
];

/** The rules of a single choice; other methods say what is theirs. */
export const RULES: Poll["rules"] = {
  __typename: "Rules",
  minChoices: 1,
  maxChoices: 1,
  maxRanks: null,
  minScore: null,
  maxScore: null,
  budget: null,
  seats: 1,
  unranked: null,
  ties: "SHARED",
};

/** An open tally with these votes for the two options. */
export function tallyOf(votes: [number, number], over: Partial<TallyPartsFragment> = {}): TallyPartsFragment {
  const all = votes[0] + votes[1];
  return {
    __typename: "VoteTally",
    id: "p:anyone",
    pollId: "p",
    revision: all + 1,
    state: "OPEN",
    turnout: all,
    blank: 0,
    provisional: true,
    hiddenBecause: null,
    headline: null,
    options: OPTIONS.map((option, index) => ({
      __typename: "OptionTally",
      option,
      votes: votes[index] ?? 0,
      points: null,
      share: all ? (votes[index] ?? 0) / all : 0,
      place: 1,
      winner: votes[index] === Math.max(...votes),
    })),
    winners: [],
    tied: false,
    ...over,
  };
}

/** An open poll of two options that may be changed. */
export function pollOf(over: Partial<Poll> = {}): Poll {
  return {
    __typename: "Poll",
    id: "p",
    question: "Which film?",
    description: "",
    method: "SINGLE_CHOICE",
    state: "OPEN",
    run: 1,
    revealed: false,
    opensAt: null,
    closesAt: null,
    closedAt: null,
    serverTime: "2026-11-22T12:00:00Z",
    options: OPTIONS,
    rules: RULES,
    policy: {
      __typename: "Policy",
      resultsVisible: "ALWAYS",
      resultsDetail: "COUNTS",
      voteChange: "WHILE_OPEN",
      electorate: "ANYONE",
      secret: false,
      groupedResults: false,
    },
    viewerVote: null,
    viewerMayVote: true,
    viewerMayNotVoteBecause: null,
    tally: tallyOf([0, 0]),
    ...over,
  };
}

/** My recorded vote for these options. */
export function voteFor(...ids: string[]): NonNullable<Poll["viewerVote"]> {
  return {
    __typename: "Vote",
    receipt: "r",
    revision: 2,
    castAt: "2026-11-22T12:00:01Z",
    marks: OPTIONS.filter(({ id }) => ids.includes(id)).map((option) => ({
      __typename: "Mark",
      option,
      value: 1,
    })),
  };
}

/** The room that shows this poll, or nothing. */
export function roomOf(currentPoll: Poll | null, over: object = {}) {
  return {
    __typename: "Room",
    id: "r",
    joinCode: "ABC234",
    title: "",
    revision: 1,
    viewerIsHost: false,
    currentPoll,
    ...over,
  };
}

/** The room's live state. */
export function stateOf(currentPollId: string | null, revision: number) {
  return { roomState: { __typename: "RoomState", id: "r", revision, currentPollId, joined: 3, ready: 2 } };
}

type HostedRoom = NonNullable<HostedRoomQuery["room"]>;
type ListedPoll = HostedRoom["polls"][number];

/** A question as the host's list shows it. */
export function listedPoll(id: string, question: string, state: ListedPoll["state"]): ListedPoll {
  const policy = { __typename: "Policy" as const, electorate: "ANYONE" as const };
  return { __typename: "Poll", id, question, state, run: 1, policy };
}

/** The room as its host sees it. */
export function hostedRoomOf(over: Partial<HostedRoom> = {}): HostedRoom {
  return {
    __typename: "Room",
    id: "r",
    joinCode: "ABC234",
    title: "",
    revision: 1,
    viewerIsHost: true,
    hostKey: "key",
    currentPoll: null,
    polls: [],
    ...over,
  };
}
