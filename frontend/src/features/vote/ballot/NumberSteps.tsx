/** A whole number: typed, or stepped with a button on each side. */
import { useState } from "react";
import { withPlainDigits } from "../../../words/digits";

type Props = {
  label: string;
  lessLabel?: string;
  moreLabel?: string;
  value: number | null;
  least: number;
  /** The most that the buttons give; more can be typed, and is then told to be too much. */
  most: number;
  describedBy?: string | undefined;
  invalid?: boolean;
  onChange: (value: number | null) => void;
};

/** Beyond this nobody means it, and sums would no longer be exact. */
const LONGEST_DIGITS = 6;

export function NumberSteps({ label, lessLabel, moreLabel, value, least, most, ...rest }: Props) {
  // What is being typed may be no number yet, such as nothing or a minus sign.
  const [typed, setTyped] = useState<string | null>(null);
  const now = value ?? least;
  const { describedBy, invalid, onChange } = rest;
  const write = (text: string) => {
    const kept = withPlainDigits(text)
      .replace(/[^\d-]/g, "")
      .slice(0, LONGEST_DIGITS);
    setTyped(kept);
    if (kept === "") onChange(null);
    else if (/^-?\d+$/.test(kept)) onChange(Math.max(least, Number(kept)));
  };
  const step = (by: number) => {
    setTyped(null);
    onChange(value === null && by < 0 ? least : now + by);
  };
  const press = (key: string) => {
    if (key === "ArrowUp" && now < most) step(1);
    else if (key === "ArrowDown" && now > least) step(-1);
    else return false;
    return true;
  };
  return (
    <div className="steps">
      <button
        type="button"
        className="steps-button"
        aria-label={lessLabel ?? `${label} −1`}
        aria-disabled={now <= least}
        onClick={() => now > least && step(-1)}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M3 8h10" />
        </svg>
      </button>
      <input
        className="steps-value number"
        type="text"
        inputMode={least < 0 ? "text" : "numeric"}
        role="spinbutton"
        dir="ltr"
        autoComplete="off"
        aria-label={label}
        aria-valuenow={now}
        aria-valuemin={least}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        value={typed ?? (value === null ? "" : String(value))}
        placeholder="–"
        onChange={(event) => write(event.target.value)}
        onBlur={() => setTyped(null)}
        onFocus={(event) => event.target.select()}
        onKeyDown={(event) => press(event.key) && event.preventDefault()}
      />
      <button
        type="button"
        className="steps-button"
        aria-label={moreLabel ?? `${label} +1`}
        aria-disabled={now >= most}
        onClick={() => now < most && step(1)}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M8 3v10M3 8h10" />
        </svg>
      </button>
    </div>
  );
}
