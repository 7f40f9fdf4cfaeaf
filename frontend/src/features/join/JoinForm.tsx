/** The way into a room: one large field for its code, which goes off by itself at the sixth character. */
import { useApolloClient } from "@apollo/client/react";
import { type FormEvent, useId, useRef, useState } from "react";
import { RoomByCodeDocument } from "../../graphql/generated";
import "./join.css";
import { JOIN_CODE_LENGTH, readJoinCode } from "./joinCode";
import { words } from "./words";

type Props = { onJoin: (joinCode: string) => void; initialCode?: string; problem?: string };

export function JoinForm({ onJoin, initialCode = "", problem: initialProblem }: Props) {
  const [code, setCode] = useState(initialCode);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(initialProblem ?? null);
  const client = useApolloClient();
  const field = useRef<HTMLInputElement>(null);
  const id = useId();

  const join = async (joinCode: string) => {
    setBusy(true);
    setProblem(null);
    const failed = await whyNot(client, joinCode);
    setBusy(false);
    if (failed === null) return onJoin(joinCode);
    setProblem(failed);
    field.current?.select();
  };
  const type = (text: string) => {
    const read = readJoinCode(text);
    setCode(read);
    setProblem(null);
    if (read.length === JOIN_CODE_LENGTH && read !== code) void join(read);
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (code.length === JOIN_CODE_LENGTH) void join(code);
    else field.current?.focus();
  };

  return (
    <form className="join" onSubmit={send}>
      <label className="field-label" htmlFor={id}>
        {words.label}
      </label>
      <div className="join-row">
        <input
          ref={field}
          id={id}
          className="join-code"
          value={code}
          onChange={(event) => type(event.target.value)}
          autoCapitalize="characters"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
          placeholder="••••••"
          aria-describedby={`${id}-hint`}
          aria-invalid={problem !== null}
        />
        <button type="submit" className="button button--strong button--large" disabled={busy}>
          {busy ? words.joining : words.join}
        </button>
      </div>
      <p id={`${id}-hint`} className={problem ? "problem" : "field-hint"} role="status">
        {problem ?? words.hint}
      </p>
    </form>
  );
}

async function whyNot(client: ReturnType<typeof useApolloClient>, joinCode: string): Promise<string | null> {
  try {
    const { data } = await client.query({
      query: RoomByCodeDocument,
      variables: { joinCode },
      fetchPolicy: "network-only",
      context: { impatient: true },
    });
    return data?.room ? null : words.unknown;
  } catch {
    return words.unreachable;
  }
}
