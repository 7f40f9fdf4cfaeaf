/** How the poll was counted, live: the views that its method has, each with a table. */
import { useSubscription } from "@apollo/client/react";
import type { ReactNode } from "react";
import { WatchCountDocument } from "../../../graphql/generated";
import type { ResultPoll } from "../figures";
import "./count.css";
import "./rounds.css";
import { PARTS, type ViewProps } from "./counted";
import { DuelsView } from "./DuelsView";
import { RoundsView } from "./RoundsView";
import { RunoffView } from "./RunoffView";
import { ScoresView } from "./ScoresView";
import { SpentView } from "./SpentView";

/** `instead` stands for the count until it is there, and where there is none. */
type Props = { poll: ResultPoll; large: boolean; instead: ReactNode };

export default function Count({ poll, large, instead }: Props) {
  const parts = PARTS[poll.method] ?? { rounds: false, duels: false, spread: false };
  const { data } = useSubscription(WatchCountDocument, {
    variables: { pollId: poll.id, ...parts },
    // A frame is a whole count of its own; it does not mix with the poorer tally that others share.
    fetchPolicy: "no-cache",
  });
  const counted = data?.voteTally;
  if (!counted?.options || (parts.rounds && !counted.rounds)) return instead;
  return (
    <div className="count">
      <Views poll={poll} counted={counted} large={large} />
    </div>
  );
}

function Views(props: ViewProps) {
  switch (props.poll.method) {
    case "INSTANT_RUNOFF":
    case "SINGLE_TRANSFERABLE_VOTE":
      return <RoundsView {...props} />;
    case "CONDORCET":
    case "BORDA":
      return <DuelsView {...props} />;
    case "SCORE":
      return <ScoresView {...props} />;
    case "STAR":
      return (
        <>
          <RunoffView {...props} />
          <ScoresView {...props} />
          <DuelsView {...props} />
        </>
      );
    case "QUADRATIC":
      return <SpentView {...props} />;
    default:
      return null;
  }
}
