/** Both runs side by side, figure by figure. */
import { ScrollTable } from "../AsTable";
import { type ResultPoll, unitOf } from "../figures";
import { count, mean, percent } from "../numbers";
import { words as resultWords } from "../words";
import { type Change, moved, type Side } from "./changes";
import { pointsOf, signed } from "./sentences";
import { words } from "./words";

type Props = { before: number; now: ResultPoll; changes: Change[] };
type Figure = {
  figure: keyof Side;
  head: string;
  show: (value: number) => string;
  change: (by: number | null) => string | null;
};

export function SinceTable({ before, now, changes }: Props) {
  const figures = figuresFor(now).filter(({ figure }) =>
    changes.some(({ before, now }) => (before?.[figure] ?? null) !== null && now[figure] !== null),
  );
  return (
    <ScrollTable label={words.table(before, now.run)}>
      <thead>
        <tr>
          <th scope="col">{resultWords.option}</th>
          {figures.flatMap(({ figure, head }) => [
            <th key={`${figure}-before`} scope="col">
              {words.inRun(head, before)}
            </th>,
            <th key={`${figure}-now`} scope="col">
              {words.inRun(head, now.run)}
            </th>,
            <th key={`${figure}-change`} scope="col">
              {words.change}
            </th>,
          ])}
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.id}>
            <th scope="row" dir="auto">
              {change.label}
            </th>
            {figures.flatMap((figure) => cellsOf(change, figure))}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function cellsOf(change: Change, { figure, show, change: changed }: Figure) {
  const said = (value: number | null | undefined) =>
    value === null || value === undefined ? "–" : show(value);
  return [
    <td key={`${figure}-before`}>{said(change.before?.[figure])}</td>,
    <td key={`${figure}-now`}>{said(change.now[figure])}</td>,
    <td key={`${figure}-change`}>{changed(moved(change, figure)) ?? words.newShort}</td>,
  ];
}

function figuresFor({ method }: ResultPoll): Figure[] {
  return [
    { figure: "count", head: resultWords.countHead[unitOf(method)], show: count, change: signed },
    { figure: "share", head: resultWords.shareHead, show: percent, change: (by) => signed(pointsOf(by)) },
    { figure: "mean", head: resultWords.meanHead, show: mean, change: (by) => signed(by) },
    { figure: "place", head: resultWords.placeHead, show: resultWords.place, change: signed },
  ];
}
