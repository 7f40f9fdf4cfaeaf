/** The sealed log's arithmetic in the browser, as voting/sealed_log.py defines it; both are held to the same vectors. */
export type Hash = string;
export type Canonical = string | number | boolean | null | Canonical[] | { [name: string]: Canonical };

export type SealedLog = {
  pollId: string;
  batches: Hash[][];
  /** Leaves of receipts that were sealed and count no more. */
  superseded: Hash[];
  head: Hash;
};

const encoder = new TextEncoder();

async function sha256(...parts: (Uint8Array | number)[]): Promise<Hash> {
  const bytes = parts.map((part) => (typeof part === "number" ? Uint8Array.of(part) : part));
  const whole = new Uint8Array(bytes.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of bytes) {
    whole.set(part, at);
    at += part.length;
  }
  return hexOf(new Uint8Array(await crypto.subtle.digest("SHA-256", whole)));
}

function hexOf(bytes: Uint8Array): Hash {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function bytesOf(hash: Hash): Uint8Array {
  return Uint8Array.from(hash.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

export function leafOf(receipt: string): Promise<Hash> {
  return sha256(0, encoder.encode(receipt));
}

/** The root of RFC 6962's tree: level by level, an odd one moves up as it is. */
export async function rootOf(leaves: readonly Hash[]): Promise<Hash> {
  if (leaves.length === 0) return sha256();
  let level = [...leaves];
  while (level.length > 1) {
    const pairs = Array.from({ length: Math.floor(level.length / 2) }, (_, pair) => 2 * pair);
    const above = await Promise.all(
      pairs.map((left) => sha256(1, bytesOf(level[left] ?? ""), bytesOf(level[left + 1] ?? ""))),
    );
    const odd = level.length % 2 === 1 ? level.slice(-1) : [];
    level = [...above, ...odd];
  }
  return level[0] ?? "";
}

function beginning(pollId: string): Promise<Hash> {
  return sha256(2, encoder.encode(`livetally sealed log 1 ${pollId}`));
}

async function withBatch(head: Hash, leaves: readonly Hash[]): Promise<Hash> {
  const count = new Uint8Array(8);
  new DataView(count.buffer).setBigUint64(0, BigInt(leaves.length));
  return sha256(3, bytesOf(head), bytesOf(await rootOf([...leaves].sort())), count);
}

async function withClosing(head: Hash, counted: ReadonlySet<Hash>, votes: Hash): Promise<Hash> {
  const entry = { counted: counted.size, root: await rootOf([...counted].sort()), votes };
  return sha256(4, bytesOf(head), canonical(entry));
}

/** The fields of an export that decide the result. */
const DECIDING = ["question", "method", "rules", "options", "optionIds", "lotSeed", "votes"];

export function votesHash(election: Record<string, Canonical>): Promise<Hash> {
  return sha256(canonical(Object.fromEntries(DECIDING.map((name) => [name, election[name] ?? null]))));
}

/** The leaves of the receipts that count. */
export function countedIn({ batches, superseded }: SealedLog): Set<Hash> {
  const counted = new Set(batches.flat());
  for (const leaf of superseded) counted.delete(leaf);
  return counted;
}

/** The head of the empty log, after each batch, and after the closing entry. */
export async function headsOf(log: SealedLog, votes: Hash): Promise<Hash[]> {
  const heads = [await beginning(log.pollId)];
  for (const batch of log.batches) heads.push(await withBatch(heads.at(-1) ?? "", batch));
  return [...heads, await withClosing(heads.at(-1) ?? "", countedIn(log), votes)];
}

/** JSON without blanks, its names in the order of their code points. */
export function canonical(value: Canonical): Uint8Array {
  return encoder.encode(JSON.stringify(sorted(value)));
}

function sorted(value: Canonical): Canonical {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  const names = Object.keys(value).sort(byCodePoints);
  return Object.fromEntries(names.map((name) => [name, sorted(value[name] ?? null)]));
}

function byCodePoints(one: string, other: string): number {
  return one < other ? -1 : 1;
}
