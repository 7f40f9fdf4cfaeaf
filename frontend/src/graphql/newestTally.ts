/** The rule of revisions: within one tally's id, a lower revision never replaces a higher one. */
import { InMemoryCache, type InMemoryCacheConfig } from "@apollo/client/cache";
import { TallyPartsFragmentDoc, TallyRevisionFragmentDoc } from "./generated";

type Tally = { __typename: "VoteTally"; id: string; revision: number };

/** The same result, with every tally that `newer` knows better replaced by that newer one. */
export function withNewest(result: unknown, newer: (tally: Tally) => unknown): unknown {
  if (Array.isArray(result)) return keepIdentity(result, (item) => withNewest(item, newer));
  if (result === null || typeof result !== "object") return result;
  if (isTally(result)) return newer(result) ?? result;
  const entries = Object.entries(result);
  const changed = entries.map(([key, value]) => [key, withNewest(value, newer)] as const);
  return changed.every(([key, value]) => value === (result as Record<string, unknown>)[key])
    ? result
    : Object.fromEntries(changed);
}

function keepIdentity(items: unknown[], change: (item: unknown) => unknown): unknown[] {
  const changed = items.map(change);
  return changed.every((item, index) => item === items[index]) ? items : changed;
}

function isTally(value: object): value is Tally {
  const tally = value as Partial<Tally>;
  return (
    tally.__typename === "VoteTally" && typeof tally.id === "string" && typeof tally.revision === "number"
  );
}

/**
 * Apollo's cache with the rule of revisions.
 * It is applied to whole writes, because Apollo's merge functions are asked field by field and so cannot
 * see the revision that a field came with.
 */
export class RevisionCache extends InMemoryCache {
  override write(options: Parameters<InMemoryCache["write"]>[0]) {
    return super.write({
      ...options,
      result: withNewest(options.result, (tally) => this.#newer(tally)) as never,
    });
  }

  #newer(tally: Tally): unknown {
    const id = this.identify(tally);
    const known = this.readFragment({ id, fragment: TallyRevisionFragmentDoc });
    if (!known || known.revision <= tally.revision) return null;
    return this.readFragment({ id, fragment: TallyPartsFragmentDoc, fragmentName: "TallyParts" });
  }
}

/** A fresh cache for one page. */
export function createCache(config: InMemoryCacheConfig = {}): RevisionCache {
  return new RevisionCache({
    possibleTypes: {
      PollResult: ["Poll", "Refusal"],
      RoomResult: ["Room", "Refusal"],
      CastVoteResult: ["CastVotePayload", "Refusal"],
      WithdrawVoteResult: ["WithdrawVotePayload", "Refusal"],
      BallotCodesResult: ["BallotCodes", "Refusal"],
      VoidedCodesResult: ["VoidedCodes", "Refusal"],
      InvitedVotersResult: ["InvitedVoters", "Refusal"],
    },
    typePolicies: {
      Query: {
        fields: {
          poll: {
            read: (known, { args, toReference, canRead }) => {
              const poll = toReference({ __typename: "Poll", id: args?.id });
              return known === null && !canRead(poll) ? null : (known ?? poll);
            },
          },
        },
      },
      Room: { fields: { polls: { merge: false } } },
      Poll: {
        fields: {
          viewerVote: { merge: false },
          viewerMayNotVoteBecause: { merge: false },
          options: { merge: false },
          // A list asks for less of it than the poll's own screen.
          policy: { merge: true },
        },
      },
      VoteTally: { fields: { options: { merge: false }, winners: { merge: false } } },
    },
    ...config,
  });
}
