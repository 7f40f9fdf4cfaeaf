/** The quiet moments of a room: nothing shown yet, or still on the way. */
import { words } from "./words";

export function Lobby({ title }: { title: string }) {
  return (
    <section className="lobby arrive">
      <Strokes />
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

/** Five strokes that draw themselves one after the other, once. */
function Strokes() {
  return (
    <svg className="strokes" viewBox="0 0 64 48" aria-hidden="true">
      <path d="M14 8v32" />
      <path d="M26 8v32" />
      <path d="M38 8v32" />
      <path d="M50 8v32" />
      <path d="M6 36 58 12" />
    </svg>
  );
}
