/** The way to check a result: the rule, the votes as files, and the seed of the lots. Asked for only when opened. */
import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { RecountPartsDocument } from "../../graphql/generated";
import { methodAddress } from "../methods";
import { verifyAddress } from "../verifyAddress";
import { words as shared } from "../words";
import type { ResultPoll } from "./figures";
import { words } from "./words";

export function Recount({ poll }: { poll: ResultPoll }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="as-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.recount}</summary>
      {open && <Parts poll={poll} />}
    </details>
  );
}

function Parts({ poll }: { poll: ResultPoll }) {
  const { data, error, refetch } = useQuery(RecountPartsDocument, {
    variables: { id: poll.id },
    fetchPolicy: "network-only",
  });
  const parts = data?.poll;
  return (
    <dl className="recount">
      <dt>{words.rule}</dt>
      <dd>
        <a href={methodAddress(poll.method)}>{words.ruleOf(shared.methodNames[poll.method])}</a>
      </dd>
      {error && (
        <dd>
          {words.recountFailed}{" "}
          <button type="button" className="button" onClick={() => void refetch().catch(() => undefined)}>
            {words.tryAgain}
          </button>
        </dd>
      )}
      {parts && (
        <>
          <dt>{words.votesHead}</dt>
          <dd>{parts.exportUrl ? <Files address={parts.exportUrl} poll={poll} /> : words.noFiles}</dd>
          {parts.tally.sealedHead && (
            <>
              <dt>{words.seal}</dt>
              <dd>
                <code>{parts.tally.sealedHead}</code>
                <a href={verifyAddress(poll.id)}>{words.verify}</a>
              </dd>
            </>
          )}
          <dt>{words.seed}</dt>
          <dd>
            {parts.lotSeed && <code>{parts.lotSeed}</code>}
            <span className="soft">
              {words.seedHash} <code>{parts.lotSeedHash}</code>
            </span>
          </dd>
        </>
      )}
    </dl>
  );
}

const KINDS = ["json", "blt", "csv"] as const;
/** BLT has a form for rankings and choices only. */
const WITHOUT_BLT: ReadonlySet<string> = new Set(["SCORE", "STAR", "POINTS", "QUADRATIC"]);

function Files({ address, poll }: { address: string; poll: ResultPoll }) {
  const kinds = KINDS.filter((kind) => kind !== "blt" || !WITHOUT_BLT.has(poll.method));
  return (
    <ul className="recount-files">
      {kinds.map((kind) => (
        <li key={kind}>
          <a href={address.replace(/\.json$/, `.${kind}`)} download>
            {words.file[kind]}
          </a>
        </li>
      ))}
    </ul>
  );
}
