/** What only a painted page says, where no scripts run, in English. */
export const words = {
  vote: "Vote",
  changeVote: "Change my vote",
  rankHint: "Give the options ranks; 1 is best.",
  noNumber: "Write a whole number here, or nothing.",
  noCookies:
    "Your browser kept no cookie of this site, so this vote could not be told from a forged one. Allow cookies here, and vote again.",
  staysAsItIs: "Without JavaScript this page stays as it is.",
  lookAgain: "Look again",
  keep: "Only this key can change your vote; the receipt proves that it is counted, and not what you marked. Copy them now: no page shows them again.",
  keepReceipt:
    "It proves that your vote is counted, and not what you marked. Copy it now: no page shows it again.",
  keyHint: "The one that was shown when you voted. Only it can change the vote or take it back.",
  movedOn: "The host has moved on since.",
  goOn: "Go on",
  notTaken: "This was not taken",
  toRoom: "To the room",
  voteInRoom: "Vote on the page of the room",
};

export type Words = typeof words;
