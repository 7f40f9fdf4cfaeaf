/** What cannot be undone is asked about once, in place; the keyboard starts at the way back. */
import { useEffect, useRef } from "react";

type Props = { text: string; act: string; keep: string; onAct: () => void; onKeep: () => void };

export function AskOnce({ text, act, keep, onAct, onKeep }: Props) {
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  return (
    <section
      className="ask-once"
      aria-label={text}
      onKeyDown={(event) => {
        if (event.key === "Escape") onKeep();
      }}
    >
      <p>{text}</p>
      <div className="ask-once-row">
        <button type="button" className="button button--large button--strong" onClick={onAct}>
          {act}
        </button>
        <button ref={back} type="button" className="button button--large" onClick={onKeep}>
          {keep}
        </button>
      </div>
    </section>
  );
}
