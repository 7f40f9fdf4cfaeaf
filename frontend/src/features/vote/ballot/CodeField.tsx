/** The field for a ballot code. It looks as the server paints it. */
import { type RefObject, useEffect, useId } from "react";
import { words } from "./words";

type Props = {
  code: string;
  onWrite: (code: string) => void;
  /** What is wrong with it, in a sentence. */
  fault: string | null;
  field: RefObject<HTMLInputElement | null>;
  /** Whether it came by e-mail; else from the host. */
  byMail: boolean;
};

export function CodeField({ code, onWrite, fault, field, byMail }: Props) {
  const id = useId();
  const isWrong = fault !== null;
  useEffect(() => {
    if (isWrong) field.current?.focus();
  }, [isWrong, field]);
  return (
    <p className="field">
      <label htmlFor={id}>{byMail ? words.invitation : words.code}</label>
      <span id={`${id}-hint`} className="field-hint">
        {byMail ? words.invitationHint : words.codeHint}
      </span>
      <input
        ref={field}
        id={id}
        className="input"
        dir="ltr"
        value={code}
        required
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${id}-fault` : `${id}-hint`}
        onChange={(event) => onWrite(event.target.value)}
      />
      {isWrong && (
        <span id={`${id}-fault`} className="field-fault" role="alert">
          {fault}
        </span>
      )}
    </p>
  );
}
