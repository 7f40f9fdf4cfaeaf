/** Making ballot codes and handing them out: printed as cards or saved as a file, while they are shown this once. */
import { type FormEvent, useEffect, useState } from "react";
import { csvOf } from "../../../ui/csv";
import { Dialog } from "../../../ui/Dialog";
import { saveFile } from "../../../ui/saveFile";
import { AskOnce } from "../AskOnce";
import { words } from "../words";
import { CodeCards } from "./CodeCards";
import { type Card, cardsOf } from "./codeLinks";
import { useCodeCounts, useMakingCodes } from "./useCodes";

const MOST_AT_ONCE = 1_000;
const USUAL = 30;

type Props = { pollId: string; question: string; joinCode: string; onClose: () => void };

export function CodesDialog({ pollId, question, joinCode, onClose }: Props) {
  const counts = useCodeCounts(pollId, null);
  const { made, make, voidUnspent, busy, problem } = useMakingCodes(pollId);
  const [taken, setTaken] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const [voiding, setVoiding] = useState(false);
  const unsaved = made.length > 0 && !taken;
  useAskBeforeLeaving(unsaved);
  const close = () => (unsaved ? setLeaving(true) : onClose());
  return (
    <Dialog title={words.codesTitle} onClose={close}>
      {made.length === 0 && (
        <p className="soft">{counts ? words.codesSoFar(counts.made, counts.spent) : words.loading}</p>
      )}
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {made.length > 0 ? (
        <Sheet
          question={question}
          joinCode={joinCode}
          cards={cardsOf(made, joinCode, pollId, window.location.origin)}
          pollId={pollId}
          onTaken={() => setTaken(true)}
        />
      ) : (
        <MakeForm busy={busy} onMake={make} />
      )}
      {leaving && (
        <AskOnce
          text={words.codesLeave}
          act={words.codesLeaveAct}
          keep={words.codesStay}
          onAct={onClose}
          onKeep={() => setLeaving(false)}
        />
      )}
      {voiding && (
        <AskOnce
          text={words.codesVoid}
          act={words.codesVoidAct}
          keep={words.codesKeep}
          onAct={() => void voidUnspent().then(() => setVoiding(false))}
          onKeep={() => setVoiding(false)}
        />
      )}
      {!leaving && !voiding && (
        <div className="dialog-row">
          <button type="button" className="button" onClick={close}>
            {made.length > 0 ? words.codesDone : words.closeSheet}
          </button>
          {made.length === 0 && !!counts?.made && (
            <button type="button" className="button button--quiet" onClick={() => setVoiding(true)}>
              {words.codesVoidAct}
            </button>
          )}
        </div>
      )}
    </Dialog>
  );
}

function MakeForm({ busy, onMake }: { busy: boolean; onMake: (count: number) => void }) {
  const [written, setWritten] = useState(String(USUAL));
  const [wrong, setWrong] = useState(false);
  const make = (event: FormEvent) => {
    event.preventDefault();
    const count = Number(written);
    const possible = Number.isInteger(count) && count >= 1 && count <= MOST_AT_ONCE;
    setWrong(!possible);
    if (possible) onMake(count);
  };
  return (
    <form className="codes-make" onSubmit={make} noValidate aria-busy={busy}>
      <p>{words.codesAbout}</p>
      <label className="field">
        <span className="field-label">{words.codesCount}</span>
        <input
          className="input"
          type="number"
          inputMode="numeric"
          min={1}
          max={MOST_AT_ONCE}
          value={written}
          aria-invalid={wrong}
          onChange={(event) => setWritten(event.target.value)}
        />
      </label>
      {wrong && (
        <p className="field-problem" role="alert">
          {words.codesCountWrong(MOST_AT_ONCE)}
        </p>
      )}
      <button type="submit" className="button button--strong">
        {words.codesMake}
      </button>
    </form>
  );
}

type SheetProps = Omit<Props, "onClose"> & { cards: readonly Card[]; onTaken: () => void };

/** The new codes, and the two ways to take them along. */
function Sheet({ question, joinCode, pollId, cards, onTaken }: SheetProps) {
  const save = () => {
    const rows = [["code", "link"], ...cards.map(({ code, link }) => [code, link])];
    saveFile(
      `livetally-codes-${joinCode}-${pollId.slice(0, 8)}.csv`,
      new Blob([csvOf(rows)], { type: "text/csv" }),
    );
    onTaken();
  };
  const print = () => {
    window.print();
    onTaken();
  };
  return (
    <>
      <p>
        <b>{words.codesMade(cards.length)}</b> {words.codesOnce}
      </p>
      <div className="dialog-row">
        <button type="button" className="button button--strong" onClick={print}>
          {words.codesPrint}
        </button>
        <button type="button" className="button" onClick={save}>
          {words.codesSave}
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
      <ol className="codes-list number" tabIndex={0} aria-label={words.codesList}>
        {cards.map(({ code }) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <CodeCards question={question} joinCode={joinCode} cards={cards} />
    </>
  );
}

/** The browser asks before the page goes, while codes are shown that nobody has taken along. */
function useAskBeforeLeaving(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [unsaved]);
}
