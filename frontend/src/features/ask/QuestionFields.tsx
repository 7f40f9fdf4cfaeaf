/** The fields of a question, new or stored: what is asked, the options, the method with its rules, and who sees what. */
import { useId } from "react";
import "./ask.css";
import { MethodPicker } from "./MethodPicker";
import { OptionFields } from "./OptionFields";
import { optionsIn } from "./optionLines";
import { PolicyFields } from "./PolicyFields";
import type { QuestionDraft } from "./question";
import { RuleFields } from "./RuleFields";
import { RULE_FIELDS } from "./rules";
import type { AskProblem } from "./useSending";
import { words } from "./words";

type Props = {
  draft: QuestionDraft;
  problem: AskProblem | null;
  onChange: (draft: QuestionDraft) => void;
};

export function QuestionFields({ draft, problem, onChange }: Props) {
  const id = useId();
  const write = (over: Partial<QuestionDraft>) => onChange({ ...draft, ...over });
  const ruleProblem = problem?.rule ? { rule: problem.rule, say: problem.say } : null;
  const rules = {
    method: draft.method,
    draft: draft.rules,
    options: optionsIn(draft.lines).length,
    problem: ruleProblem,
    onChange: (rules: QuestionDraft["rules"]) => write({ rules }),
  };
  const problemInside = ruleProblem !== null && RULE_FIELDS[draft.method].more.includes(ruleProblem.rule);
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}-question`}>{words.question}</label>
        <textarea
          id={`${id}-question`}
          className="input ask-question"
          rows={2}
          dir={draft.question === "" ? undefined : "auto"}
          value={draft.question}
          placeholder={words.questionHint}
          onChange={(event) => write({ question: event.target.value.replace(/\s*[\r\n]+\s*/g, " ") })}
        />
      </div>
      <OptionFields lines={draft.lines} onChange={(lines) => write({ lines })} />
      <MethodPicker method={draft.method} onChange={(method) => write({ method })} />
      <RuleFields {...rules} part="main" />
      <details className="ask-settings" open={problemInside || undefined}>
        <summary>{words.settings}</summary>
        <div className="ask-settings-body">
          <RuleFields {...rules} part="more" />
          <PolicyFields draft={draft} onChange={write} />
          <div className="field">
            <label htmlFor={`${id}-description`}>{words.description}</label>
            <textarea
              id={`${id}-description`}
              className="input"
              rows={2}
              dir={draft.description === "" ? undefined : "auto"}
              value={draft.description}
              onChange={(event) => write({ description: event.target.value })}
            />
          </div>
        </div>
      </details>
      {problem && (
        <p className="problem" role="alert">
          {problem.rule ? words.problemAt(words.rules[problem.rule], problem.say()) : problem.say()}
        </p>
      )}
    </>
  );
}
