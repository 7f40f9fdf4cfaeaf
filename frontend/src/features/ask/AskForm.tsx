/** A new question with its options: started at once, or kept for later in a room. */
import { type FormEvent, type ReactNode, useId, useState } from "react";
import type { ResultsVisible, VotingMethod } from "../../graphql/generated";
import "./ask.css";
import { MethodPicker } from "./MethodPicker";
import { OptionFields } from "./OptionFields";
import { newLine, optionsIn } from "./optionLines";
import { RuleFields } from "./RuleFields";
import { RULE_FIELDS, type RulesDraft } from "./rules";
import { type AskedPoll, type AskProblem, type Question, useAsk } from "./useAsk";
import { ruleWords, visibleWords, words } from "./words";

type Props = { roomId?: string; onAsked: (poll: AskedPoll, started: boolean) => void };

export function AskForm({ roomId, onAsked }: Props) {
  const [question, setQuestion] = useState("");
  const [lines, setLines] = useState(() => [newLine(), newLine()]);
  const [method, setMethod] = useState<VotingMethod>("SINGLE_CHOICE");
  const [rules, setRules] = useState<RulesDraft>({});
  const [resultsVisible, setResultsVisible] = useState<ResultsVisible>("ALWAYS");
  const [mayChange, setMayChange] = useState(true);
  const { ask, asking, problem } = useAsk();
  const id = useId();

  const options = optionsIn(lines);
  const input = (open: boolean): Question => ({
    question,
    options,
    method,
    rules,
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
  const ruleProblem = problem?.rule ? { rule: problem.rule, message: problem.message } : null;
  const ruleProps = {
    method,
    draft: rules,
    options: options.length,
    problem: ruleProblem,
    onChange: setRules,
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
      <MethodPicker method={method} onChange={setMethod} />
      <RuleFields {...ruleProps} part="main" />
      <Settings
        rules={<RuleFields {...ruleProps} part="more" />}
        open={ruleProblem !== null && RULE_FIELDS[method].more.includes(ruleProblem.rule)}
        resultsVisible={resultsVisible}
        onResultsVisible={setResultsVisible}
        mayChange={mayChange}
        onMayChange={setMayChange}
      />
      <SendRow asking={asking} problem={problem} onKeep={roomId ? () => send(false) : undefined} />
    </form>
  );
}

type SendProps = { asking: boolean; problem: AskProblem | null; onKeep: (() => void) | undefined };

function SendRow({ asking, problem, onKeep }: SendProps) {
  return (
    <>
      {problem && (
        <p className="problem" role="alert">
          {problem.rule ? words.problemAt(ruleWords[problem.rule], problem.message) : problem.message}
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

type SettingsProps = {
  rules: ReactNode;
  /** A problem is told inside. */
  open: boolean;
  resultsVisible: ResultsVisible;
  onResultsVisible: (value: ResultsVisible) => void;
  mayChange: boolean;
  onMayChange: (value: boolean) => void;
};

function Settings({ rules, open, resultsVisible, onResultsVisible, mayChange, onMayChange }: SettingsProps) {
  const id = useId();
  return (
    <details className="ask-settings" open={open || undefined}>
      <summary>{words.settings}</summary>
      <div className="ask-settings-body">
        {rules}
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
