/** The rules of a new question: one field each, empty for the method's usual value. */
import { useId } from "react";
import type { Ties, Unranked, VotingMethod } from "../../graphql/generated";
import { type NumberRule, RULE_FIELDS, type RuleProblem, type RulesDraft, usualValue } from "./rules";
import { words } from "./words";

type Props = {
  method: VotingMethod;
  part: "main" | "more";
  draft: RulesDraft;
  options: number;
  problem: RuleProblem | null;
  onChange: (draft: RulesDraft) => void;
};

export function RuleFields({ method, part, draft, options, problem, onChange }: Props) {
  const fields = RULE_FIELDS[method][part];
  if (fields.length === 0) return null;
  const write = (over: RulesDraft) => onChange({ ...draft, ...over });
  return (
    <div className="rule-fields">
      {fields.map((field) => {
        if (field === "ties") {
          const pick = (ties: Ties) => write({ ties });
          return (
            <Choice
              key={field}
              label={words.ties}
              names={words.tiesRules}
              value={draft.ties ?? "SHARED"}
              onPick={pick}
            />
          );
        }
        if (field === "unranked") {
          const pick = (unranked: Unranked) => write({ unranked });
          return (
            <Choice
              key={field}
              label={words.unranked}
              names={words.unrankedRules}
              value={draft.unranked ?? "LAST"}
              onPick={pick}
            />
          );
        }
        if (field === "against") {
          return (
            <label key={field} className="ask-check">
              <input
                type="checkbox"
                checked={draft.against ?? false}
                onChange={(event) => write({ against: event.target.checked })}
              />
              {words.against}
            </label>
          );
        }
        return (
          <NumberField
            key={field}
            rule={field}
            label={labelOf(field, method)}
            usual={usualValue(field, method, options)}
            text={draft[field] ?? ""}
            problem={problem?.rule === field ? problem.say() : null}
            onWrite={(text) => write({ [field]: text })}
          />
        );
      })}
    </div>
  );
}

function labelOf(rule: NumberRule, method: VotingMethod): string {
  return rule === "budget" && method === "QUADRATIC" ? words.credits : words.rules[rule];
}

type NumberProps = {
  rule: NumberRule;
  label: string;
  usual: number;
  text: string;
  problem: string | null;
  onWrite: (text: string) => void;
};

function NumberField({ rule, label, usual, text, problem, onWrite }: NumberProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        inputMode={rule === "minScore" || rule === "maxScore" ? "text" : "numeric"}
        dir={text === "" ? undefined : "auto"}
        autoComplete="off"
        placeholder={String(usual)}
        value={text}
        data-rule={rule}
        aria-invalid={problem !== null}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onChange={(event) => onWrite(event.target.value)}
      />
      {problem && (
        <span id={`${id}-problem`} className="field-problem">
          {problem}
        </span>
      )}
    </div>
  );
}

type ChoiceProps<Value extends string> = {
  label: string;
  names: Record<Value, string>;
  value: Value;
  onPick: (value: Value) => void;
};

function Choice<Value extends string>({ label, names, value, onPick }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="input"
        value={value}
        onChange={(event) => onPick(event.target.value as Value)}
      >
        {(Object.entries(names) as [Value, string][]).map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
