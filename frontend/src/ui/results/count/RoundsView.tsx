/** Round by round: who went out or was elected, where their votes went, and what no longer counts. */
import { useMemo } from "react";
import type { ViewProps } from "./counted";
import { useTellRound } from "./hostsRound";
import { Moves } from "./Moves";
import { RoundBars } from "./RoundBars";
import { RoundControls } from "./RoundControls";
import { RoundsTable } from "./RoundsTable";
import { axisOf, stepsOf } from "./rounds";
import { useRoundPlayer } from "./useRoundPlayer";
import { words } from "./words";

export function RoundsView({ poll, counted, large }: ViewProps) {
  const steps = useMemo(() => stepsOf(counted.rounds ?? []), [counted.rounds]);
  const axis = useMemo(() => axisOf(steps), [steps]);
  const player = useRoundPlayer(steps.length);
  useTellRound(poll.id, player.chosen, large);
  const step = steps[player.at];
  if (!step) return null;
  const all = step.continuing + step.exhausted;
  return (
    <section className="rounds" aria-label={words.rounds}>
      {steps.length > 1 && <RoundControls steps={steps} player={player} />}
      <RoundBars poll={poll} step={step} axis={axis} all={all} />
      {/* Read out where someone steps; a player that reads by itself would talk over them. */}
      <p className="rounds-sentence" lang="en" dir="ltr" aria-live={player.playing ? "off" : "polite"}>
        {step.explanation}
      </p>
      <Moves poll={poll} step={step} large={large} />
      <RoundsTable poll={poll} steps={steps} at={player.at} />
    </section>
  );
}
