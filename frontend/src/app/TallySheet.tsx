/** A tally as people have always kept it, stroke by stroke: what the product is, in one drawing. */
import { OptionMark, optionColour } from "../ui/OptionMark";

const COUNTS = [12, 4, 8];
const STROKE_MILLISECONDS = 45;

export function TallySheet() {
  return (
    <div className="sheet" aria-hidden="true">
      {COUNTS.map((count, position) => (
        <div key={count} className="sheet-row">
          <OptionMark position={position} />
          <Gates count={count} position={position} />
        </div>
      ))}
    </div>
  );
}

const GATE_WIDTH = 62;
const STROKE_GAP = 11;

function Gates({ count, position }: { count: number; position: number }) {
  return (
    <svg viewBox="0 0 200 40" aria-hidden="true">
      {Array.from({ length: count }, (_, stroke) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: the strokes are drawn once and never reordered
          key={stroke}
          d={strokePath(stroke, position)}
          stroke={optionColour(position)}
          style={{ animationDelay: `${300 + (stroke * COUNTS.length + position) * STROKE_MILLISECONDS}ms` }}
        />
      ))}
    </svg>
  );
}

/** The n-th stroke: four upright, the fifth across, none quite straight. */
function strokePath(stroke: number, position: number): string {
  const left = Math.floor(stroke / 5) * GATE_WIDTH + 6;
  const lean = (((stroke + position) * 7) % 5) - 2;
  if (stroke % 5 === 4) return `M${left - 5} ${30 + lean} L${left + 3 * STROKE_GAP + 6} ${11 - lean}`;
  const x = left + (stroke % 5) * STROKE_GAP;
  return `M${x + lean * 0.5} ${5 + Math.abs(lean)} L${x - lean * 0.5} ${35 - ((stroke * 3) % 4)}`;
}
