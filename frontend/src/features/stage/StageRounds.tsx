/**
 * A runoff on the wall: the last round while votes come in; once voting has closed, all rounds once, one after the other,
 * and then the end. It goes where the host goes, if the host's page is in the same browser.
 */
import { useSubscription } from "@apollo/client/react";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { WatchCountDocument } from "../../graphql/generated";
import { useHostsRound } from "../../ui/results/count/hostsRound";
import { axisOf, type Step, stepsOf } from "../../ui/results/count/rounds";
import { type RoundPlayer, useRoundPlayer } from "../../ui/results/count/useRoundPlayer";
import type { Figures, ResultPoll } from "../../ui/results/figures";
import { count, percent } from "../../ui/results/numbers";
import { outcome } from "../../ui/results/sentences";
import { type ChangeOfEach, StageOptions } from "./StageOptions";
import { StageSays } from "./StageSays";
import { words } from "./words";

/** A hall reads a wall more slowly than one person a screen. */
const ROUND_SECONDS = 5;

export function StageRounds({ poll, changes }: { poll: ResultPoll; changes: ChangeOfEach }) {
  const { data } = useSubscription(WatchCountDocument, {
    variables: { pollId: poll.id, rounds: true, duels: false, spread: false },
    fetchPolicy: "no-cache",
  });
  const rounds = data?.voteTally.rounds;
  const steps = useMemo(() => stepsOf(rounds ?? []), [rounds]);
  const axis = useMemo(() => axisOf(steps), [steps]);
  const player = useRoundPlayer(steps.length, ROUND_SECONDS);
  usePlayedOnce(!poll.tally.provisional, player);
  useHostsRound(
    poll.id,
    useCallback((at) => player.goTo(at ?? Number.MAX_SAFE_INTEGER), [player.goTo]),
  );
  const step = steps[player.at];
  if (!step) return <StageOptions poll={poll} changes={changes} />;
  const { tally } = poll;
  const title = words.round(step.number, steps[player.last]?.number ?? step.number, tally.provisional);
  const end = player.at === player.last ? outcome(tally) : null;
  return (
    <>
      <StageSays
        title={end ?? title}
        text={(end === null ? null : tally.headline) ?? step.explanation}
        poll={poll}
      />
      <StageOptions
        poll={poll}
        changes={end === null ? undefined : changes}
        figures={poll.options.map(({ id }) => figuresIn(step, id, axis))}
        out={idsOf(step, "ELIMINATED")}
        won={tally.provisional ? NOBODY : idsOf(step, "ELECTED")}
      />
    </>
  );
}

const NOBODY: ReadonlySet<string> = new Set();

function idsOf(step: Step, status: Step["entries"][number]["status"]): ReadonlySet<string> {
  return new Set(step.entries.filter((entry) => entry.status === status).map(({ id }) => id));
}

/** Votes and their share of what still counts; nothing for who is out already. */
function figuresIn(step: Step, id: string, axis: number): Figures | null {
  const entry = step.entries.find((other) => other.id === id);
  if (!entry || entry.status === "OUT") return null;
  const { votes } = entry;
  const share = step.continuing > 0 ? percent(votes / step.continuing) : null;
  return { lead: count(votes), count: share, unit: null, length: votes / axis };
}

/** Plays the rounds once when voting closes before the hall's eyes; a wall that is opened later shows the end. */
function usePlayedOnce(closed: boolean, { last, toggle }: RoundPlayer): void {
  const wasOpen = useRef(false);
  useEffect(() => {
    if (!closed) {
      wasOpen.current = true;
    } else if (wasOpen.current && last > 0) {
      wasOpen.current = false;
      toggle();
    }
  }, [closed, last, toggle]);
}
