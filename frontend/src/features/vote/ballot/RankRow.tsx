/** One ranked option: its rank, which is also the handle to drag it by, and its buttons. */
import { type KeyboardEvent, memo, type PointerEvent } from "react";
import { OptionMark } from "../../../ui/OptionMark";
import { useLanguage } from "../../../words/language";
import type { Fault } from "./ballotPoll";
import { FieldFault } from "./FieldFault";
import type { RankRow as Row } from "./ranking";
import { words } from "./words";

export type RankActs = {
  move: (id: string, step: -1 | 1) => void;
  takeOut: (id: string) => void;
  joinOrPart: (id: string) => void;
  press: (event: PointerEvent, id: string) => void;
};
type Props = Row & {
  label: string;
  position: number;
  /** The label of the row above, where the two may share a rank. */
  above: string | null;
  mayUp: boolean;
  mayDown: boolean;
  /** How far it is dragged from its place; null while it lies still. */
  pixels: number | null;
  mark: "before" | "after" | "level" | "out" | null;
  fault: Fault | null;
  acts: RankActs;
};

export const RankRow = memo(function RankRow(props: Props) {
  useLanguage();
  const { id, rank, joined, shared, label, position, pixels, mark, fault, acts } = props;
  const classes = [
    "rank-row",
    joined && "rank-row--joined",
    pixels !== null && "rank-row--dragged",
    mark && `rank-row--${mark}`,
  ];
  // A mouse may take the row anywhere; a finger takes it by the handle, so that the page still scrolls.
  const pressRow = (event: PointerEvent) => {
    if (event.pointerType === "mouse" && !(event.target as Element).closest("button")) {
      event.preventDefault();
      acts.press(event, id);
    }
  };
  const pressHandle = (event: PointerEvent) => {
    event.stopPropagation();
    event.preventDefault();
    acts.press(event, id);
  };
  return (
    <li
      className={classes.filter(Boolean).join(" ")}
      data-ranked={id}
      style={pixels === null ? undefined : { transform: `translateY(${pixels}px)` }}
      onPointerDown={pressRow}
    >
      {props.above !== null && (
        <button
          type="button"
          className="rank-level"
          aria-pressed={joined}
          aria-label={words.level(props.above, label)}
          onClick={() => acts.joinOrPart(id)}
        >
          =
        </button>
      )}
      <span className="rank-handle" onPointerDown={pressHandle}>
        <svg className="rank-grip" viewBox="0 0 8 16" aria-hidden="true">
          <path d="M2 3h0M6 3h0M2 8h0M6 8h0M2 13h0M6 13h0" />
        </svg>
        <span className="rank-number number">
          <span className="unseen">{words.rank(rank)}: </span>
          <span aria-hidden="true">{words.rankShort(rank, shared)}</span>
        </span>
      </span>
      <OptionMark position={position} />
      <span className="rank-label" dir="auto">
        {label}
      </span>
      <RowButtons {...props} />
      <FieldFault id={`fault-${id}`} fault={fault} optionId={id} />
    </li>
  );
});

function RowButtons({ id, label, mayUp, mayDown, fault, acts }: Props) {
  const press = (event: KeyboardEvent) => {
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (step !== 0) acts.move(id, step);
    else if (event.key === "Delete") acts.takeOut(id);
    else return;
    event.preventDefault();
  };
  const described = fault?.optionId === id ? `fault-${id}` : undefined;
  return (
    <span className="rank-buttons">
      <button
        type="button"
        className="rank-move"
        aria-label={words.up(label)}
        // Still focused when it has reached the end.
        aria-disabled={!mayUp}
        aria-describedby={described}
        onKeyDown={press}
        onClick={() => acts.move(id, -1)}
      >
        <Arrow path="M3 10l5-5 5 5" />
      </button>
      <button
        type="button"
        className="rank-move"
        aria-label={words.down(label)}
        aria-disabled={!mayDown}
        onKeyDown={press}
        onClick={() => acts.move(id, 1)}
      >
        <Arrow path="M3 6l5 5 5-5" />
      </button>
      <button
        type="button"
        className="rank-out"
        aria-label={words.takeOut(label)}
        onClick={() => acts.takeOut(id)}
      >
        <Arrow path="M4 4l8 8M12 4l-8 8" />
      </button>
    </span>
  );
}

function Arrow({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
