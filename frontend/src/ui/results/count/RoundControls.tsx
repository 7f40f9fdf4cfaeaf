/** The player's controls: play and pause, a step each way, and a slider over all rounds. */
import { useId } from "react";
import type { Step } from "./rounds";
import type { RoundPlayer } from "./useRoundPlayer";
import { words } from "./words";

type Props = { steps: readonly Step[]; player: RoundPlayer };

export function RoundControls({ steps, player }: Props) {
  const id = useId();
  const { at, last, playing, goTo, toggle } = player;
  const step = steps[at];
  if (!step) return null;
  const title = words.round(step.number, steps[last]?.number ?? step.number);
  return (
    <div className="player">
      <div className="player-buttons">
        <button
          type="button"
          className="player-play"
          aria-label={playing ? words.pause : words.play}
          onClick={toggle}
        >
          <Glyph path={playing ? "M5 3.5v9M11 3.5v9" : "M5 3l7.5 5L5 13z"} filled={!playing} />
        </button>
        <StepButton
          label={words.previous}
          path="M10 3.5L5.5 8l4.5 4.5"
          off={at === 0}
          onClick={() => goTo(at - 1)}
        />
        <StepButton
          label={words.next}
          path="M6 3.5L10.5 8 6 12.5"
          off={at === last}
          onClick={() => goTo(at + 1)}
        />
      </div>
      <div className="player-track">
        <label htmlFor={id} className="player-title number">
          {title}
        </label>
        <input
          id={id}
          type="range"
          min={0}
          max={last}
          step={1}
          value={at}
          aria-label={words.goTo}
          aria-valuetext={`${title}. ${step.explanation}`}
          onChange={(event) => goTo(Number(event.target.value))}
        />
      </div>
    </div>
  );
}

type StepProps = { label: string; path: string; off: boolean; onClick: () => void };

function StepButton({ label, path, off, onClick }: StepProps) {
  return (
    <button
      type="button"
      className="player-step"
      aria-label={label}
      // It keeps the focus at the end, so that the other way is one key away.
      aria-disabled={off}
      onClick={() => !off && onClick()}
    >
      <Glyph path={path} />
    </button>
  );
}

function Glyph({ path, filled }: { path: string; filled?: boolean }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className={filled ? "glyph glyph--filled" : "glyph"}>
      <path d={path} />
    </svg>
  );
}
