/** Says when the page is not live, and what happens next; silent while all is well. */
import { useTrouble } from "../graphql/trouble";
import { words } from "./words";

const OFFER_RELOAD_MILLISECONDS = 30_000;

export function ConnectionStrip() {
  const trouble = useTrouble();
  const offerReload =
    trouble && (trouble.state === "failed" || trouble.sinceMilliseconds >= OFFER_RELOAD_MILLISECONDS);
  return (
    <div role="status">
      {trouble && (
        <div className="strip">
          <span className="strip-dot" aria-hidden="true" />
          {words.connection[trouble.state]}
          {offerReload && (
            <button type="button" className="button button--quiet" onClick={() => window.location.reload()}>
              {words.reload}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
