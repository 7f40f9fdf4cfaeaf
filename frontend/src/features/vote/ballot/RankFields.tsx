/** Ranking: tap in order, then drag or use the arrows. What is ranked stands above what is not. */
import { useMemo, useRef } from "react";
import { announce } from "../../../ui/announce";
import { OptionMark } from "../../../ui/OptionMark";
import type { FieldsProps } from "./ballotPoll";
import { RankRow } from "./RankRow";
import { mayMove, type Ranking, rowsOf } from "./ranking";
import { useOptionFilter } from "./useOptionFilter";
import { type Drag, useRankDrag } from "./useRankDrag";
import { useRanking } from "./useRanking";
import { words } from "./words";

/** Methods that take equal ranks. */
const WITH_EQUALS: ReadonlySet<string> = new Set(["CONDORCET", "BORDA"]);

export function RankFields({ poll, marks, onMark, fault }: FieldsProps<{ rank: string[][] }>) {
  const area = useRef<HTMLDivElement>(null);
  const equals = WITH_EQUALS.has(poll.method);
  const most = Math.min(poll.rules.maxRanks ?? poll.options.length, poll.options.length);
  const { acts, add, drop } = useRanking({ poll, ranking: marks.rank, most, onMark, area });
  const { drag, press } = useRankDrag({ area, equals, onDrop: drop });
  const rowActs = useMemo(() => ({ ...acts, press }), [acts, press]);

  const rows = rowsOf(marks.rank);
  const places = useMemo(
    () => new Map(poll.options.map(({ id, label }, position) => [id, { label, position }])),
    [poll.options],
  );
  const full = marks.rank.length >= most;
  return (
    <div className="rank" ref={area}>
      <section className="rank-part" aria-label={words.ranked}>
        <h2 className="rank-title">{words.ranked}</h2>
        {rows.length === 0 && (
          <p className={drag?.drop ? "rank-empty rank-empty--over" : "rank-empty"}>{words.rankedNone}</p>
        )}
        <ul className="rank-rows">
          {rows.map((row, at) => {
            const above = rows[at - 1];
            const place = places.get(row.id);
            return (
              place && (
                <RankRow
                  key={row.id}
                  {...row}
                  label={place.label}
                  position={place.position}
                  above={equals && above ? (places.get(above.id)?.label ?? null) : null}
                  mayUp={mayMove(marks.rank, row.id, -1)}
                  mayDown={mayMove(marks.rank, row.id, 1)}
                  pixels={drag?.id === row.id ? drag.pixels : null}
                  mark={markOf(drag, row.id, marks.rank)}
                  fault={fault?.optionId === row.id ? fault : null}
                  acts={rowActs}
                />
              )
            );
          })}
        </ul>
        {rows.length > 1 && <p className="rank-hint soft">{words.dragHint}</p>}
      </section>
      <Pool poll={poll} ranking={marks.rank} full={full} drag={drag} add={add} press={press} />
    </div>
  );
}

/** How a row shows that the drag would land at it. */
function markOf(drag: Drag | null, id: string, ranking: Ranking) {
  if (!drag?.drop) return null;
  if (drag.drop === "out") return drag.id === id ? "out" : null;
  if ("level" in drag.drop) return drag.drop.level === id ? "level" : null;
  const rest = rowsOf(ranking).filter((row) => row.id !== drag.id);
  if (rest[drag.drop.before]?.id === id) return "before";
  return drag.drop.before === rest.length && rest.at(-1)?.id === id ? "after" : null;
}

type PoolProps = Pick<FieldsProps<never>, "poll"> & {
  ranking: Ranking;
  full: boolean;
  drag: Drag | null;
  add: (id: string) => void;
  press: ReturnType<typeof useRankDrag>["press"];
};

function Pool({ poll, ranking, full, drag, add, press }: PoolProps) {
  const left = useMemo(() => {
    const ranked = new Set(ranking.flat());
    return poll.options.filter(({ id }) => !ranked.has(id));
  }, [poll.options, ranking]);
  const places = useMemo(
    () => new Map(poll.options.map(({ id }, position) => [id, position])),
    [poll.options],
  );
  const { shown, field, rest } = useOptionFilter(left, poll.options.length);
  const tap = (id: string) => (full ? announce(words.rankedFull) : add(id));
  return (
    <section className="rank-part" aria-label={words.unranked} data-pool>
      <h2 className="rank-title">{words.unranked}</h2>
      {full && left.length > 0 && <p className="rank-hint soft">{words.rankedFull}</p>}
      {left.length === 0 && <p className="rank-hint soft">{words.unrankedNone}</p>}
      {field}
      <ul className="rank-pool">
        {shown.map(({ option }) => (
          <li key={option.id}>
            <button
              type="button"
              className={drag?.id === option.id ? "rank-add rank-add--dragged" : "rank-add"}
              style={drag?.id === option.id ? { transform: `translateY(${drag.pixels}px)` } : undefined}
              aria-disabled={full}
              aria-label={words.add(option.label, ranking.length + 1)}
              onPointerDown={(event) => event.pointerType === "mouse" && press(event, option.id)}
              onClick={() => tap(option.id)}
            >
              <OptionMark position={places.get(option.id) ?? 0} />
              <span className="rank-label" dir="auto">
                {option.label}
              </span>
              <svg viewBox="0 0 16 16" aria-hidden="true">
                <path d="M8 3v10M3 8h10" />
              </svg>
            </button>
          </li>
        ))}
      </ul>
      {rest}
    </section>
  );
}
