/** An option's mark: letter, shape and colour together, so that none of them has to carry the meaning alone. */

const COLOURS = 8;

/** Shapes in a 40 × 40 box, each large enough for a letter at its optical middle. */
const SHAPES: readonly { path: string; letterY: number }[] = [
  { path: "M20 2a18 18 0 1 1 0 36 18 18 0 0 1 0-36Z", letterY: 20 },
  { path: "M9 3h22a6 6 0 0 1 6 6v22a6 6 0 0 1-6 6H9a6 6 0 0 1-6-6V9a6 6 0 0 1 6-6Z", letterY: 20 },
  { path: "M17.4 3.6a3 3 0 0 1 5.2 0l16.2 29.2a3 3 0 0 1-2.6 4.4H3.8a3 3 0 0 1-2.6-4.4Z", letterY: 25.5 },
  {
    path: "M17.9 1.9a3 3 0 0 1 4.2 0l16 16a3 3 0 0 1 0 4.2l-16 16a3 3 0 0 1-4.2 0l-16-16a3 3 0 0 1 0-4.2Z",
    letterY: 20,
  },
  {
    path: "M18.5 1.4a3 3 0 0 1 3 0l13.8 8a3 3 0 0 1 1.5 2.6v16a3 3 0 0 1-1.5 2.6l-13.8 8a3 3 0 0 1-3 0l-13.8-8A3 3 0 0 1 3.2 28V12a3 3 0 0 1 1.5-2.6Z",
    letterY: 20,
  },
  {
    path: "M18.2 2a3 3 0 0 1 3.6 0l15.6 11.4a3 3 0 0 1 1.1 3.3l-6 18.4a3 3 0 0 1-2.8 2H10.3a3 3 0 0 1-2.8-2l-6-18.4a3 3 0 0 1 1.1-3.3Z",
    letterY: 21.5,
  },
  {
    path: "M14 2h12a3 3 0 0 1 3 3v6h6a3 3 0 0 1 3 3v12a3 3 0 0 1-3 3h-6v6a3 3 0 0 1-3 3H14a3 3 0 0 1-3-3v-6H5a3 3 0 0 1-3-3V14a3 3 0 0 1 3-3h6V5a3 3 0 0 1 3-3Z",
    letterY: 20,
  },
  { path: "M5 2h30a3 3 0 0 1 3 3v15c0 10-8 18-18 18S2 30 2 20V5a3 3 0 0 1 3-3Z", letterY: 18.5 },
];

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
