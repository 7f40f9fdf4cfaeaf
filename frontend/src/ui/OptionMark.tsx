/** An option's mark: letter, shape and colour together, so that none of them has to carry the meaning alone. */
// Each in a 40 × 40 box, large enough for a letter at its optical middle. The server paints with them too.
import SHAPES from "./optionShapes.json";

const COLOURS = 8;

/** A, B, … Z, AA, AB, … for positions from 0. */
export function optionLetter(position: number): string {
  const last = String.fromCharCode(65 + (position % 26));
  return position < 26 ? last : optionLetter(Math.floor(position / 26) - 1) + last;
}

/** The colour of the option at this position, from 0: the order is fixed and never follows the counts. */
export function optionColour(position: number): string {
  return `var(--option-${(position % COLOURS) + 1})`;
}

export function OptionMark({ position }: { position: number }) {
  const shape = SHAPES[position % SHAPES.length] as (typeof SHAPES)[number];
  return (
    <svg className="option-mark" viewBox="0 0 40 40" aria-hidden="true">
      <path d={shape.path} fill={optionColour(position)} />
      <text x="20" y={shape.letterY} dy="0.36em" textAnchor="middle">
        {optionLetter(position)}
      </text>
    </svg>
  );
}
