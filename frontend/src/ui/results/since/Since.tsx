/** What has changed since the last run, option by option: in words, and as a table. */
import { OptionMark } from "../../OptionMark";
import { AsTable } from "../AsTable";
import type { ResultPoll } from "../figures";
import type { Change } from "./changes";
import { SinceTable } from "./SinceTable";
import { changeWords } from "./sentences";
import "./since.css";
import { useChanges } from "./useChanges";
import { words } from "./words";

export default function Since({ poll }: { poll: ResultPoll }) {
  const since = useChanges(poll);
  if (!since) return null;
  const { options, gone, voted } = since.changes;
  return (
    <section className="since">
      <h3>{words.title(since.run)}</h3>
      {voted && <p className="soft number">{words.voted(voted.before, voted.now)}</p>}
      <ul className="since-options">
        {options.map((change) => (
          <OptionChange key={change.id} change={change} poll={poll} />
        ))}
      </ul>
      {gone.length > 0 && <p className="soft">{words.gone(gone)}</p>}
      <AsTable>{() => <SinceTable before={since.run} now={poll} changes={options} />}</AsTable>
    </section>
  );
}

function OptionChange({ change, poll }: { change: Change; poll: ResultPoll }) {
  return (
    <li>
      <OptionMark position={change.position} />
      <span className="since-label">
        <span dir="auto">{change.label}</span>
      </span>
      <span className="unseen">: </span>
      <span className="since-change number">{changeWords(change, poll.method)}</span>
    </li>
  );
}
