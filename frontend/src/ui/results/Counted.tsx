/** The way to how a poll was counted: open at once on a large screen, behind a line of its own on a phone. */
import { type ComponentType, type ReactNode, useState } from "react";
import { useFetchedView, viewToFetch } from "../fetchedView";
import { PARTS } from "./count/counted";
import type { ResultPoll } from "./figures";
import { words } from "./words";

type CountProps = { poll: ResultPoll; large: boolean; instead: ReactNode };

const view = viewToFetch<ComponentType<CountProps>>(() => import("./count/Count"));

/** Whether this viewer can be shown more of the count than the bars. */
export function hasCount({ method, tally }: ResultPoll): boolean {
  return PARTS[method] !== null && !!tally.options?.some(({ votes }) => votes !== null);
}

/** The count; `instead` stands where it is until it is there. */
export function Count(props: CountProps) {
  const { View, failed, again } = useFetchedView(view);
  if (View) return <View {...props} />;
  return (
    <>
      {props.instead}
      {failed && (
        <p className="count-failed">
          {words.countFailed}{" "}
          <button type="button" className="button" onClick={again}>
            {words.tryAgain}
          </button>
        </p>
      )}
    </>
  );
}

/** The count behind a line to open it. */
export function CountOnDemand({ poll }: { poll: ResultPoll }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="as-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.showCount}</summary>
      {open && <Count poll={poll} large={false} instead={<p className="soft">{words.loadingCount}</p>} />}
    </details>
  );
}
