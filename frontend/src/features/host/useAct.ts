/** Runs one of the host's acts at a time, and tells in words what stood in the way. */
import { useCallback, useState } from "react";
import type { RefusalPartsFragment } from "../../graphql/generated";
import { refusalSentence } from "../../ui/refusals";
import { words } from "./words";

type Result = { __typename: "Poll" | "Room" } | RefusalPartsFragment | undefined;
export type Act = () => Promise<Result>;

/** `act` resolves to whether it was done. */
export function useAct() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const act = useCallback(async (send: Act): Promise<boolean> => {
    setBusy(true);
    setProblem(null);
    const failed = await send().then(whyNot, () => words.lost);
    setBusy(false);
    setProblem(failed);
    return failed === null;
  }, []);
  return { act, busy, problem };
}

function whyNot(result: Result): string | null {
  if (!result) return words.lost;
  return result.__typename === "Refusal" ? refusalSentence(result) : null;
}
