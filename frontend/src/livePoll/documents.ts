/** What a live poll asks for: its question once, and whole tallies as they change. */

export const QUESTION =
  "query LivePoll($id: ID!) { poll(id: $id) { id question method options { id label } } }";

export const TALLIES = `subscription LiveTally($id: ID!) { voteTally(pollId: $id) {
  id pollId revision state provisional turnout hiddenBecause tied
  options { option { id label } votes points share place winner } winners { id label } } }`;
