/** The quiet moments of a room: nothing shown yet, or still on the way. */
import { words } from "./words";

type Props = {
  title: string;
  /** The room came here while the page was open; a page that opens here stands still, as it was painted. */
  moving: boolean;
};

export function Lobby({ title, moving }: Props) {
  return (
    <section className={moving ? "lobby arrive" : "lobby"}>
      <Strokes moving={moving} />
      <h1>{words.lobbyTitle}</h1>
      {title && <p dir="auto">{title}</p>}
      <p className="soft">{words.lobbyText}</p>
    </section>
  );
}

/** A page's first moment: the shape of a question, so that nothing jumps when it comes. */
export function Waiting() {
  return (
    <div className="skeleton" role="status">
      <span className="unseen">{words.loading}</span>
      <i className="skeleton-line skeleton-line--title" />
      <i className="skeleton-line" />
      <i className="skeleton-row" />
      <i className="skeleton-row" />
      <i className="skeleton-row" />
    </div>
  );
}

/** Five strokes; moving, they draw themselves one after the other, once. */
function Strokes({ moving }: { moving: boolean }) {
  return (
    <svg className={moving ? "strokes strokes--moving" : "strokes"} viewBox="0 0 64 48" aria-hidden="true">
      <path d="M14 8v32" />
      <path d="M26 8v32" />
      <path d="M38 8v32" />
      <path d="M50 8v32" />
      <path d="M6 36 58 12" />
    </svg>
  );
}
