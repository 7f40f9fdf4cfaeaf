/** The way to check a result: the rule, the votes as files, and the seed of the lots. Asked for only when opened. */
import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { RecountPartsDocument } from "../../graphql/generated";
import { methodAddress, methodNames } from "../methodWords";
import { verifyAddress } from "../verifyAddress";
import type { ResultPoll } from "./figures";
import { recountWords } from "./resultWords";

export function Recount({ poll }: { poll: ResultPoll }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="as-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{recountWords.title}</summary>
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
      <dt>{recountWords.rule}</dt>
      <dd>
        <a href={methodAddress(poll.method)}>{recountWords.ruleOf(methodNames[poll.method])}</a>
      </dd>
      {error && (
        <dd>
          {recountWords.failed}{" "}
          <button type="button" className="button" onClick={() => void refetch().catch(() => undefined)}>
            {recountWords.again}
          </button>
        </dd>
      )}
      {parts && (
        <>
          <dt>{recountWords.votes}</dt>
          <dd>{parts.exportUrl ? <Files address={parts.exportUrl} poll={poll} /> : recountWords.noFiles}</dd>
          {parts.tally.sealedHead && (
            <>
              <dt>{recountWords.seal}</dt>
              <dd>
                <code>{parts.tally.sealedHead}</code>
                <a href={verifyAddress(poll.id)}>{recountWords.verify}</a>
              </dd>
            </>
          )}
          <dt>{recountWords.seed}</dt>
          <dd>
            {parts.lotSeed && <code>{parts.lotSeed}</code>}
            <span className="soft">
              {recountWords.seedHash} <code>{parts.lotSeedHash}</code>
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
            {recountWords.file(kind)}
          </a>
        </li>
      ))}
    </ul>
  );
}
