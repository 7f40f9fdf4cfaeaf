/** A vote in the words of its method: "1. Tea, 2. Coffee", "Tea 5", "Tea 3 points". */
import type { FollowedPoll } from "../../graphql/poll";
import { OptionMark } from "../../ui/OptionMark";
import { purseOf } from "./ballot/giving";
import { entriesOf, type Given, isBlank, type Marks } from "./marks";
import { words } from "./words";

type Props = { poll: FollowedPoll; marks: Marks };

export function MyMarks({ poll, marks }: Props) {
  const places = new Map(poll.options.map(({ id, label }, position) => [id, { label, position }]));
  return (
    <ul className="my-vote-choice">
      {isBlank(marks) && <li className="soft">{"choose" in marks ? words.blankChoice : words.blank}</li>}
      {inOrder(marks, places).map(({ optionId, value }) => {
        const place = places.get(optionId);
        return (
          place && (
            <li key={optionId}>
              {"rank" in marks && <span className="my-vote-rank number">{words.rank(value)}</span>}
              <OptionMark position={place.position} />
              <span dir="auto">{place.label}</span>
              {("score" in marks || "spend" in marks) && (
                <span className="my-vote-value number">{valueWords(poll, marks, value)}</span>
              )}
            </li>
          )
        );
      })}
    </ul>
  );
}

/** Rankings by rank, all else in the options' own order. */
function inOrder(marks: Marks, places: ReadonlyMap<string, { position: number }>): Given[] {
  const at = ({ optionId }: Given) => places.get(optionId)?.position ?? 0;
  return [...entriesOf(marks)].sort((one, other) =>
    "rank" in marks && one.value !== other.value ? one.value - other.value : at(one) - at(other),
  );
}

function valueWords(poll: FollowedPoll, marks: Marks, value: number): string {
  if ("score" in marks) return words.score(value, poll.rules.maxScore);
  return purseOf(poll.method, poll.rules).quadratic ? words.votesSpent(value) : words.points(value);
}

/** What stands beside each option in a result: "Your vote", "Your 1st", "You: 5". */
export function myTags(marks: Marks | null): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  if (!marks) return tags;
  for (const { optionId, value } of entriesOf(marks)) {
    if ("choose" in marks) tags.set(optionId, words.yourVote);
    else tags.set(optionId, "rank" in marks ? words.yourRank(value) : words.yourValue(value));
  }
  return tags;
}
