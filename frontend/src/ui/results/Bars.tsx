/** One bar for each option, in the options' own order and colours, whoever leads; and the same as a table. */
import { memo } from "react";
import { useLanguage } from "../../words/language";
import { OptionMark, optionColour } from "../OptionMark";
import { AsTable, ScrollTable } from "./AsTable";
import { basisOf, type Figures, figuresOf, IN_ROUNDS, type ResultPoll, sharesOfAll, unitOf } from "./figures";
import { percent } from "./numbers";
import { words } from "./words";

type Props = {
  poll: ResultPoll;
  /** What the viewer marked, in a word or two for each option. */
  mine: ReadonlyMap<string, string>;
};

export function Bars({ poll, mine }: Props) {
  const { tally } = poll;
  const figures = figuresOf(poll);
  const final = !tally.provisional;
  const basis = basisOf(poll);
  return (
    <>
      <ul className="bars">
        {tally.options?.map(({ option, winner }, position) => (
          <Bar
            key={option.id}
            label={option.label}
            position={position}
            mine={mine.get(option.id) ?? null}
            won={final && winner}
            {...(figures[position] as Figures)}
          />
        ))}
      </ul>
      {basis && <p className="results-basis">{basis}</p>}
      <AsTable>{() => <BarsTable poll={poll} mine={mine} figures={figures} />}</AsTable>
    </>
  );
}

type BarProps = Figures & { label: string; position: number; mine: string | null; won: boolean };

/** Drawn again only when its own figures change: of a thousand options few do with one vote. */
const Bar = memo(function Bar({ label, position, mine, won, lead, count, unit, length }: BarProps) {
  useLanguage();
  const bar = { "--share": length ?? 0, "--bar": optionColour(position) } as React.CSSProperties;
  return (
    <li className={won ? "bar bar--won" : "bar"}>
      <OptionMark position={position} />
      <span className="bar-label">
        <span dir="auto">{label}</span>
        {mine && <span className="tag">{mine}</span>}
        {won && <span className="tag tag--won">{words.winner}</span>}
      </span>
      <span className="bar-figures number">
        {lead && <span className="bar-share">{lead}</span>}
        {count !== null && (
          <span className="bar-count">
            {count}
            <span className="bar-unit"> {unit}</span>
          </span>
        )}
      </span>
      {length !== null && (
        <span className="bar-track" aria-hidden="true">
          <span className="bar-fill" style={bar} />
        </span>
      )}
    </li>
  );
});

function BarsTable({ poll, mine, figures }: Props & { figures: Figures[] }) {
  const { tally } = poll;
  const leads = figures.some(({ lead }) => lead !== null);
  const counts = figures.some(({ count }) => count !== null);
  const ofAll = sharesOfAll(poll);
  const places = poll.method !== "CONDORCET" && tally.options?.some(({ place }) => place !== null);
  return (
    <ScrollTable label={words.resultTable}>
      <thead>
        <tr>
          <th scope="col">{words.option}</th>
          {counts && <th scope="col">{words.countHead[unitOf(poll.method)]}</th>}
          {leads && <th scope="col">{leadHead(poll)}</th>}
          {ofAll && <th scope="col">{words.ofAllHead(tally.turnout ?? 0)}</th>}
          {places && <th scope="col">{words.placeHead}</th>}
          {mine.size > 0 && <th scope="col">{words.mineHead}</th>}
        </tr>
      </thead>
      <tbody>
        {tally.options?.map(({ option, place }, at) => (
          <tr key={option.id}>
            <th scope="row" dir="auto">
              {option.label}
            </th>
            {counts && <td>{figures[at]?.count}</td>}
            {leads && <td>{figures[at]?.lead}</td>}
            {ofAll && <td>{percent(ofAll[at] ?? 0)}</td>}
            {places && <td>{place}</td>}
            {mine.size > 0 && <td>{mine.get(option.id)}</td>}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function leadHead({ method }: ResultPoll): string {
  if (method === "CONDORCET") return words.placeHead;
  if (IN_ROUNDS.has(method)) return words.lastRoundHead;
  return method === "SCORE" || method === "STAR" ? words.meanHead : words.shareHead;
}
