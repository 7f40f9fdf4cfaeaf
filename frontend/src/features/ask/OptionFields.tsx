/** The options of a new question, one field each, in the order in which they will be shown. */
import { type ClipboardEvent, type KeyboardEvent, useId, useRef } from "react";
import { OptionMark } from "../../ui/OptionMark";
import { FEWEST_OPTIONS, newLine, type OptionLine, writeLine } from "./optionLines";
import { words } from "./words";

type Props = { lines: readonly OptionLine[]; onChange: (lines: OptionLine[]) => void };

export function OptionFields({ lines, onChange }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const hint = useId();

  const focusLine = (at: number) => {
    requestAnimationFrame(() => list.current?.querySelectorAll("input")[at]?.focus());
  };
  const add = () => {
    onChange([...lines, newLine()]);
    focusLine(lines.length);
  };
  const remove = (at: number) => {
    onChange(lines.filter((_, index) => index !== at));
    focusLine(Math.max(0, at - 1));
  };

  return (
    <fieldset className="ask-options" aria-describedby={hint}>
      <legend className="field-label">{words.options}</legend>
      <ol ref={list}>
        {lines.map((line, at) => (
          <OptionField
            key={line.key}
            text={line.text}
            position={at}
            onWrite={(text) => onChange(writeLine(lines, at, text))}
            onNext={() => (at === lines.length - 1 ? add() : focusLine(at + 1))}
            onRemove={lines.length > FEWEST_OPTIONS ? () => remove(at) : undefined}
          />
        ))}
      </ol>
      <div className="ask-more">
        <button type="button" className="button button--quiet" onClick={add}>
          {words.addOption}
        </button>
        <span id={hint} className="field-hint">
          {words.pasteHint}
        </span>
      </div>
    </fieldset>
  );
}

type FieldProps = {
  text: string;
  position: number;
  onWrite: (text: string) => void;
  onNext: () => void;
  onRemove: (() => void) | undefined;
};

function OptionField({ text, position, onWrite, onNext, onRemove }: FieldProps) {
  // A field of one line would join pasted lines; here they become options.
  const paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData("text");
    if (!/[\r\n]/.test(pasted.trim())) return;
    event.preventDefault();
    onWrite(pasted);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onNext();
  };
  return (
    <li className="ask-option">
      <OptionMark position={position} />
      <input
        className="input"
        dir={text === "" ? undefined : "auto"}
        value={text}
        aria-label={words.option(position + 1)}
        placeholder={words.option(position + 1)}
        autoComplete="off"
        enterKeyHint="next"
        onChange={(event) => onWrite(event.target.value)}
        onPaste={paste}
        onKeyDown={press}
      />
      {onRemove && (
        <button
          type="button"
          className="ask-remove"
          aria-label={words.remove(position + 1)}
          onClick={onRemove}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M3.5 3.5l9 9M12.5 3.5l-9 9" />
          </svg>
        </button>
      )}
    </li>
  );
}
