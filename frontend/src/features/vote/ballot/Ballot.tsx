/** The ballot: fields for the poll's kind of marks, and a last tap on a button that names what is sent. */
import { type FormEvent, memo, useId, useRef, useState } from "react";
import type { FollowedPoll } from "../../../graphql/poll";
import { SureButton } from "../../../ui/SureButton";
import { useLanguage } from "../../../words/language";
import { isBlank, kindOf, type Marks, noMarks } from "../marks";
import "./ballot.css";
import "./give.css";
import "./rank.css";
import { readBallotCode } from "./ballotCode";
import type { BallotPoll, Fault, FieldsProps } from "./ballotPoll";
import { ChooseFields } from "./ChooseFields";
import { CodeField } from "./CodeField";
import { sendWords, whatIsLeft } from "./completeness";
import { hintOf } from "./hints";
import { RankFields } from "./RankFields";
import { ScoreFields } from "./ScoreFields";
import { SpendFields } from "./SpendFields";
import { words } from "./words";

/** The ballot code as it is written, and what the server found wrong with it. */
export type GivenCode = { text: string; onWrite: (text: string) => void; fault: string | null };

type Props = {
  poll: FollowedPoll;
  marks: Marks;
  onMark: (marks: Marks) => void;
  /** Null while the poll takes no votes: then the ballot can be filled in but not sent. */
  onVote: ((marks: Marks, ballotCode: string | null) => void) | null;
  /** The vote that this one would replace. */
  current: Marks | null;
  onKeep?: () => void;
  fault: Fault | null;
  /** Null where this voter needs none. */
  code: GivenCode | null;
};

export function Ballot({ poll, marks, onMark, onVote, current, onKeep, fault, code }: Props) {
  const id = useId();
  const hint = hintOf(poll);
  const [tried, setTried] = useState(false);
  const codeField = useRef<HTMLInputElement>(null);
  const wrongCode = code && whatIsWrong(code.text);
  const give = (given: Marks) => {
    setTried(true);
    if (wrongCode) codeField.current?.focus();
    else onVote?.(given, code && readBallotCode(code.text));
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (onVote && whatIsLeft(poll, marks, current) === null) give(marks);
  };
  return (
    <form className="ballot" onSubmit={send} noValidate>
      <fieldset aria-describedby={hint ? `${id}-hint` : undefined}>
        <legend className="unseen" dir="auto">
          {poll.question}
        </legend>
        {hint && (
          <p id={`${id}-hint`} className="ballot-hint">
            {hint}
          </p>
        )}
        <Fields
          method={poll.method}
          rules={poll.rules}
          options={poll.options}
          marks={marks}
          onMark={onMark}
          fault={fault}
        />
      </fieldset>
      {code && (
        <CodeField
          code={code.text}
          onWrite={(text) => {
            setTried(false);
            code.onWrite(text);
          }}
          fault={(tried && wrongCode) || code.fault}
          field={codeField}
          byMail={poll.policy.electorate === "INVITED"}
        />
      )}
      {onVote && (
        <SendBar
          poll={poll}
          marks={marks}
          current={current}
          codeIsLeft={code?.text.trim() === ""}
          onVote={give}
          onKeep={onKeep}
        />
      )}
    </form>
  );
}

function whatIsWrong(code: string): string | null {
  if (code.trim() === "") return words.codeFirst;
  return readBallotCode(code) === null ? words.codeWrong : null;
}

type AllFieldsProps = BallotPoll & Omit<FieldsProps<Marks>, "poll">;

/** Drawn again only when something of its own changes: tallies come in ten times a second. */
const Fields = memo(function Fields({ method, rules, options, marks, onMark, fault }: AllFieldsProps) {
  useLanguage();
  const shared = { poll: { method, rules, options }, onMark, fault };
  if ("choose" in marks) return <ChooseFields {...shared} marks={marks} />;
  if ("rank" in marks) return <RankFields {...shared} marks={marks} />;
  if ("score" in marks) return <ScoreFields {...shared} marks={marks} />;
  return <SpendFields {...shared} marks={marks} />;
});

type SendBarProps = Pick<Props, "poll" | "marks" | "current" | "onKeep"> & {
  codeIsLeft: boolean;
  onVote: (marks: Marks) => void;
};

function SendBar({ poll, marks, current, codeIsLeft, onVote, onKeep }: SendBarProps) {
  const left = whatIsLeft(poll, marks, current) ?? (codeIsLeft ? words.codeFirst : null);
  const mayBeBlank = isBlank(marks) && (current === null || !isBlank(current));
  const blank = kindOf(poll.method) === "choose" ? words.none : words.blank;
  return (
    <div className="send-bar">
      {onKeep && (
        <button type="button" className="button button--large" onClick={onKeep}>
          {words.keepVote}
        </button>
      )}
      {mayBeBlank && (
        <SureButton
          className="button button--large button--quiet"
          onPress={() => onVote(noMarks(kindOf(poll.method)))}
        >
          {blank}
        </SureButton>
      )}
      <button
        type="submit"
        className="button button--strong button--large send-vote"
        disabled={left !== null}
      >
        {left ?? sendWords(poll, marks, current !== null)}
      </button>
    </div>
  );
}
