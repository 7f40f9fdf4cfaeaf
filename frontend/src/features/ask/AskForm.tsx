/** A new question with its options: started at once, or kept for later in a room. */
import { type FormEvent, useId, useState } from "react";
import type { CreatePollInput, ResultsVisible, VotingMethod } from "../../graphql/generated";
import "./ask.css";
import { OptionFields } from "./OptionFields";
import { newLine, optionsIn } from "./optionLines";
import { type AskedPoll, useAsk } from "./useAsk";
import { visibleWords, words } from "./words";

type Props = { roomId?: string; onAsked: (poll: AskedPoll, started: boolean) => void };

export function AskForm({ roomId, onAsked }: Props) {
  const [question, setQuestion] = useState("");
  const [lines, setLines] = useState(() => [newLine(), newLine()]);
  const [method, setMethod] = useState<VotingMethod>("SINGLE_CHOICE");
  const [resultsVisible, setResultsVisible] = useState<ResultsVisible>("ALWAYS");
  const [mayChange, setMayChange] = useState(true);
  const { ask, asking, problem } = useAsk();
  const id = useId();

  const input = (open: boolean): CreatePollInput => ({
    question,
    options: optionsIn(lines),
    method,
    policy: { resultsVisible, voteChange: mayChange ? "WHILE_OPEN" : "NEVER" },
    open,
    ...(roomId ? { roomId } : {}),
  });
  const send = async (open: boolean) => {
    const poll = await ask(input(open));
    if (!poll) return;
    setQuestion("");
    setLines([newLine(), newLine()]);
    onAsked(poll, open);
  };
  const start = (event: FormEvent) => {
    event.preventDefault();
    void send(true);
  };

  return (
    <form className="ask" onSubmit={start}>
      <div className="field">
        <label htmlFor={`${id}-question`}>{words.question}</label>
        <textarea
          id={`${id}-question`}
          className="input ask-question"
          rows={2}
          dir="auto"
          value={question}
          placeholder={words.questionHint}
          onChange={(event) => setQuestion(event.target.value.replace(/\s*[\r\n]+\s*/g, " "))}
        />
      </div>
      <OptionFields lines={lines} onChange={setLines} />
      <MethodChoice method={method} onChange={setMethod} />
      <Settings
        resultsVisible={resultsVisible}
        onResultsVisible={setResultsVisible}
        mayChange={mayChange}
        onMayChange={setMayChange}
      />
      <SendRow asking={asking} problem={problem} onKeep={roomId ? () => send(false) : undefined} />
    </form>
  );
}

type SendProps = { asking: boolean; problem: string | null; onKeep: (() => void) | undefined };

function SendRow({ asking, problem, onKeep }: SendProps) {
  return (
    <>
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <div className="ask-send">
        <button type="submit" className="button button--strong button--large" disabled={asking}>
          {asking ? words.starting : words.start}
        </button>
        {onKeep && (
          <button type="button" className="button button--large" disabled={asking} onClick={onKeep}>
            {words.keep}
          </button>
        )}
      </div>
    </>
  );
}

type MethodProps = { method: VotingMethod; onChange: (method: VotingMethod) => void };

function MethodChoice({ method, onChange }: MethodProps) {
  const name = useId();
  const choices = [
    ["SINGLE_CHOICE", words.one],
    ["APPROVAL", words.several],
  ] as const;
  return (
    <fieldset className="ask-method">
      <legend className="field-label">{words.answers}</legend>
      <div className="ask-segments">
        {choices.map(([value, label]) => (
          <label key={value} className="ask-segment">
            <input type="radio" name={name} checked={method === value} onChange={() => onChange(value)} />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

type SettingsProps = {
  resultsVisible: ResultsVisible;
  onResultsVisible: (value: ResultsVisible) => void;
  mayChange: boolean;
  onMayChange: (value: boolean) => void;
};

function Settings({ resultsVisible, onResultsVisible, mayChange, onMayChange }: SettingsProps) {
  const id = useId();
  return (
    <details className="ask-settings">
      <summary>{words.settings}</summary>
      <div className="ask-settings-body">
        <div className="field">
          <label htmlFor={id}>{words.results}</label>
          <select
            id={id}
            className="input"
            value={resultsVisible}
            onChange={(event) => onResultsVisible(event.target.value as ResultsVisible)}
          >
            {Object.entries(visibleWords).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <label className="ask-check">
          <input
            type="checkbox"
            checked={mayChange}
            onChange={(event) => onMayChange(event.target.checked)}
          />
          {words.mayChange}
        </label>
      </div>
    </details>
  );
}
