/** Says when the page is not live, and what happens next; silent while all is well. */
import { type Trouble, useTrouble } from "../graphql/connection";

const OFFER_RELOAD_MILLISECONDS = 30_000;

export const connectionWords: Record<Trouble["state"], string> = {
  connecting: "Connecting…",
  reconnecting: "Connection lost. Reconnecting…",
  offline: "You’re offline. This page comes back by itself.",
  failed: "This page can’t connect any more.",
};

export function ConnectionStrip() {
  const trouble = useTrouble();
  const offerReload =
    trouble && (trouble.state === "failed" || trouble.sinceMilliseconds >= OFFER_RELOAD_MILLISECONDS);
  return (
    <div role="status">
      {trouble && (
        <div className="strip">
          <span className="strip-dot" aria-hidden="true" />
          {connectionWords[trouble.state]}
          {offerReload && (
            <button type="button" className="button button--quiet" onClick={() => window.location.reload()}>
              Reload
            </button>
          )}
        </div>
      )}
    </div>
  );
}
