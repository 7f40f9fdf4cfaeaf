/** Checks a closed poll from its file, in the browser alone. What the address knows after its # is filled in. */
import { useEffect, useId, useState } from "react";
import { type Exported, type Finding, NotAnExport, readExport, verify } from "./verify";
import "./verify.css";
import { words } from "./words";

const known = () => new URLSearchParams(window.location.hash.slice(1));

export function Verify() {
  const id = useId();
  const [pollId] = useState(() => known().get("poll"));
  const [receipt, setReceipt] = useState(() => known().get("receipt") ?? "");
  const [head, setHead] = useState("");
  const [exported, setExported] = useState<Exported | null>(null);
  const [problem, setProblem] = useState<"notAnExport" | "notLoaded" | null>(null);
  const [loading, setLoading] = useState(false);

  const read = (text: string) => {
    try {
      setExported(readExport(text));
      setProblem(null);
    } catch (fault) {
      if (!(fault instanceof NotAnExport)) throw fault;
      setExported(null);
      setProblem("notAnExport");
    }
  };
  const load = async () => {
    setLoading(true);
    try {
      const answer = await fetch(`/export/${encodeURIComponent(pollId ?? "")}.json`);
      if (answer.ok) read(await answer.text());
      else setProblem("notLoaded");
    } catch {
      setProblem("notLoaded");
    }
    setLoading(false);
  };
  if (!window.crypto?.subtle) {
    return (
      <Page>
        <p className="problem">{words.notSecure}</p>
      </Page>
    );
  }
  return (
    <Page>
      <div className="verify-parts">
        <div className="field">
          <label htmlFor={`${id}-file`}>{words.file}</label>
          {pollId && (
            <button
              type="button"
              className="button button--strong"
              disabled={loading}
              onClick={() => void load()}
            >
              {loading ? words.loading : words.load}
            </button>
          )}
          <input
            id={`${id}-file`}
            className="input"
            type="file"
            accept=".json,application/json"
            aria-describedby={`${id}-file-hint`}
            onChange={async ({ target }) => {
              const file = target.files?.[0];
              if (file) read(await file.text());
            }}
          />
          <span id={`${id}-file-hint`} className="field-hint">
            {words.chooseHint}
          </span>
        </div>
        <TextField id={`${id}-receipt`} label={words.receipt} value={receipt} onChange={setReceipt} />
        <TextField
          id={`${id}-head`}
          label={words.head}
          hint={words.headHint}
          value={head}
          onChange={setHead}
        />
      </div>
      {problem && (
        <p className="problem" role="alert">
          {words[problem]}
        </p>
      )}
      {exported && <Findings exported={exported} receipt={receipt} head={head} />}
      <p className="soft">{words.limits}</p>
    </Page>
  );
}

function Page({ children }: { children: React.ReactNode }) {
  return (
    <div className="verify">
      <header className="verify-head">
        <h1>{words.title}</h1>
        <p className="soft">{words.intro}</p>
      </header>
      {children}
    </div>
  );
}

type TextFieldProps = {
  id: string;
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
};

function TextField({ id, label, hint, value, onChange }: TextFieldProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input verify-code"
        dir="ltr"
        value={value}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        aria-describedby={hint && `${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint && (
        <span id={`${id}-hint`} className="field-hint">
          {hint}
        </span>
      )}
    </div>
  );
}

type FindingsProps = { exported: Exported; receipt: string; head: string };

function Findings({ exported, receipt, head }: FindingsProps) {
  const [findings, setFindings] = useState<Finding[] | null>(null);
  useEffect(() => {
    let wanted = true;
    void verify(exported, receipt, head).then((found) => wanted && setFindings(found));
    return () => {
      wanted = false;
    };
  }, [exported, receipt, head]);
  return (
    <section className="verify-findings" aria-live="polite">
      <h2>{findings === null ? words.checking : sumUp(findings)}</h2>
      <p>{words.about(exported.question, exported.result.turnout)}</p>
      <ul>
        {findings?.map(({ subject, holds }) => (
          <li key={subject} className={holds ? "verify-holds" : "verify-fails"}>
            <span aria-hidden="true">{holds ? "✓" : "✗"}</span> {words.findings[subject][holds ? 0 : 1]}
          </li>
        ))}
      </ul>
    </section>
  );
}

function sumUp(findings: readonly Finding[]): string {
  return findings.every(({ holds }) => holds) ? words.allHolds : words.somethingFails;
}
