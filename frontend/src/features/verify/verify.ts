/** Verifying an exported poll with nothing but the file: what holds of it, and what does not. */
import { type Canonical, countedIn, headsOf, leafOf, type SealedLog, votesHash } from "./sealedLog";

export type Subject =
  | "figures"
  | "receipts"
  | "head"
  | "keptHead"
  | "receiptCounted"
  | "receiptSuperseded"
  | "receiptUnknown";
export type Finding = { subject: Subject; holds: boolean };

type Marks = { [kind: string]: (number | null | number[])[] };
export type Exported = {
  question: string;
  method: string;
  options: string[];
  votes: [number, Marks][];
  result: { turnout: number; blank: number; votes: number[]; points: number[] | null; winners: number[] };
  log: SealedLog & { version: number };
};

export class NotAnExport extends Error {}

const HASH = /^[0-9a-f]{64}$/;

/** The file's content; NotAnExport for what Livetally did not write. */
export function readExport(text: string): Exported {
  try {
    const said = JSON.parse(text) as Exported;
    const { log, votes, result, options } = said;
    const hashes = [...log.batches.flat(), ...log.superseded, log.head];
    const whole =
      log.version === 1 &&
      typeof said.question === "string" &&
      hashes.every((hash) => HASH.test(hash)) &&
      Array.isArray(options) &&
      Array.isArray(result.votes) &&
      votes.every(([count, marks]) => Number.isSafeInteger(count) && Object.keys(marks).length === 1);
    if (whole) return said;
  } catch {}
  throw new NotAnExport();
}

/** What holds of the file; `receipt` and `head` are what a voter or a watcher has kept. */
export async function verify(exported: Exported, receipt: string, head: string): Promise<Finding[]> {
  const { log } = exported;
  const counted = countedIn(log);
  const heads = await headsOf(log, await votesHash(exported as unknown as Record<string, Canonical>));
  const votes = exported.votes.reduce((sum, [count]) => sum + count, 0);
  const findings: Finding[] = [
    { subject: "figures", holds: figuresHold(exported) },
    { subject: "receipts", holds: counted.size === votes },
    { subject: "head", holds: heads.at(-1) === log.head },
  ];
  const [ownHead, own] = [head.trim().toLowerCase(), receipt.trim().toLowerCase()];
  if (ownHead) findings.push({ subject: "keptHead", holds: heads.slice(1).includes(ownHead) });
  if (own) {
    const leaf = await leafOf(own);
    const holds = counted.has(leaf);
    const sealed = log.superseded.includes(leaf);
    findings.push({
      subject: holds ? "receiptCounted" : sealed ? "receiptSuperseded" : "receiptUnknown",
      holds,
    });
  }
  return findings;
}

/** Turnout and blank votes; and for methods that only add up, each option's figure. Rounds and duels are counted again by `manage.py verify`. */
function figuresHold({ votes, result, options }: Exported): boolean {
  let [turnout, blank] = [0, 0];
  const sums: number[] = options.map(() => 0);
  let figures: number[] | null = null;
  for (const [count, marks] of votes) {
    turnout += count;
    const [kind = "", value = []] = Object.entries(marks)[0] ?? [];
    if (value.length === 0) blank += count;
    if (kind === "rank") continue;
    figures = kind === "choose" ? result.votes : result.points;
    for (const [option, given] of kind === "choose"
      ? value.map((option) => [option, 1] as const)
      : value.map((given, option) => [option, given] as const)) {
      if (typeof option === "number" && typeof given === "number")
        sums[option] = (sums[option] ?? 0) + count * given;
    }
  }
  const summed = figures === null || JSON.stringify(figures) === JSON.stringify(sums);
  return turnout === result.turnout && blank === result.blank && summed;
}
