/** Links that bring a ballot code: it stands in the fragment, which browsers never send to a server. */

/** Enough of a poll's id to tell a room's polls apart; a short link makes a QR code that is easy to read. */
const KNOWN_BY_CHARACTERS = 8;

export type Card = { code: string; link: string };

/** What is handed out for each code. */
export function cardsOf(codes: readonly string[], joinCode: string, pollId: string, origin: string): Card[] {
  const poll = pollId.slice(0, KNOWN_BY_CHARACTERS);
  return codes.map((code) => ({ code, link: `${origin}/${joinCode}#code=${code}&poll=${poll}` }));
}
