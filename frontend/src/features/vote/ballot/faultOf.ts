/** Where on the ballot a refusal's path points. */
import type { RefusalPartsFragment } from "../../../graphql/generated";
import { refusalSentence } from "../../../ui/refusals";
import type { Marks } from "../marks";
import type { Fault } from "./ballotPoll";

/** The fault of marks that were refused, or null where the refusal is about something else. */
export function faultOf(refusal: RefusalPartsFragment, sent: Marks | null): Fault | null {
  if (refusal.code !== "INVALID_MARKS" || sent === null) return null;
  return { message: refusalSentence(refusal), optionId: optionAt(refusal.path ?? [], sent) };
}

/** The path names the field and the positions within what was sent: marks, rank, 1, 0. */
function optionAt(path: readonly string[], sent: Marks): string | null {
  const [kind = "", ...positions] = path[0] === "marks" ? path.slice(1) : path;
  const at = (index: number) => Number(positions[index] ?? 0);
  if (positions.length === 0) return null;
  if ("choose" in sent) return kind === "choose" ? (sent.choose[at(0)] ?? null) : null;
  if ("rank" in sent) return kind === "rank" ? (sent.rank[at(0)]?.[at(1)] ?? null) : null;
  const given = "score" in sent ? sent.score : sent.spend;
  return kind in sent ? (given[at(0)]?.optionId ?? null) : null;
}
