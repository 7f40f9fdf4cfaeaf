/** The options of a new question, one field each, in the order in which they will be shown. */
import { useId, useRef } from "react";
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
  const paste = (at: number, event: React.ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData("text");
    if (!/[\r\n]/.test(text.trim())) return;
    event.preventDefault();
    onChange(writeLine(lines, at, text));
  };
  const press = (at: number, event: React.KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (at === lines.length - 1) add();
    else focusLine(at + 1);
  };

  return (
    <fieldset className="ask-options" aria-describedby={hint}>
      <legend className="field-label">{words.options}</legend>
      <ol ref={list}>
        {lines.map((line, at) => (
          <li key={line.key} className="ask-option">
            <OptionMark position={at} />
            <input
              className="input"
              dir="auto"
              value={line.text}
              aria-label={words.option(at + 1)}
              placeholder={words.option(at + 1)}
              autoComplete="off"
              enterKeyHint="next"
              onChange={(event) => onChange(writeLine(lines, at, event.target.value))}
              onPaste={(event) => paste(at, event)}
              onKeyDown={(event) => press(at, event)}
            />
            {lines.length > FEWEST_OPTIONS && (
              <button
                type="button"
                className="ask-remove"
                aria-label={words.remove(at + 1)}
                onClick={() => remove(at)}
              >
                <svg viewBox="0 0 16 16" aria-hidden="true">
                  <path d="M3.5 3.5l9 9M12.5 3.5l-9 9" />
                </svg>
              </button>
            )}
          </li>
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
