/** The way to what has changed since the last run: shown once a run that is not the first has its final result. */
import type { ComponentType } from "react";
import { useFetchedView, viewToFetch } from "../fetchedView";
import type { ResultPoll } from "./figures";
import { isCompared } from "./since/useChanges";
import { words } from "./words";

type Props = { poll: ResultPoll };

const view = viewToFetch<ComponentType<Props>>(() => import("./since/Since"));

export function SinceLastRun({ poll }: Props) {
  return isCompared(poll) ? <Fetched poll={poll} /> : null;
}

function Fetched(props: Props) {
  const { View, failed, again } = useFetchedView(view);
  if (View) return <View {...props} />;
  return (
    failed && (
      <p className="soft">
        {words.recountFailed}{" "}
        <button type="button" className="button" onClick={again}>
          {words.tryAgain}
        </button>
      </p>
    )
  );
}
