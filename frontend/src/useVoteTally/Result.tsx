import { useVoteTally } from "./useVoteTally";

export function Result({ pollId }: { pollId: string }) {
  const { status, tally } = useVoteTally(pollId, { server: "https://votes.example" });
  if (!tally) return <p>{status === "missing" ? "There is no such poll." : "Loading…"}</p>;
  return (
    <>
      <ul>
        {tally.options?.map(({ option, votes }) => (
          <li key={option.id}>
            {option.label}: {votes}
          </li>
        ))}
      </ul>
      {tally.hiddenBecause && <p>The result is hidden for now.</p>}
      {status === "lost" && <p>Reconnecting…</p>}
    </>
  );
}
