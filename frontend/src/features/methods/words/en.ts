/** The rules of all methods in plain words, in English. */
import type { VotingMethod } from "../../../graphql/generated";
import type { ExampleOption } from "../examples";

export type Rule = { ballot: string; count: string[]; ties: string; example: string };

const SHARED = "Equal options share the win, unless the question asked for a lot.";

export const words = {
  title: "How votes are counted",
  intro:
    "Ten ways to vote, each with the rule that Livetally follows to the letter, and an example small enough to check by hand.",
  contents: "The methods",
  ballot: "The ballot",
  count: "The count",
  ties: "Ties",
  example: "An example",
  voters: "Voters",
  marks: "What they marked",
  equal: " = ",
  and: ", ",
  next: ", then ",
  notScored: "–",
  definitions: "What the words mean",
  recount: "Recount it yourself",
  recountFiles:
    "When voting has closed, the page of the result offers all votes without names as files, where the host lets people see counts: JSON with the rules, BLT for election programs, CSV for a spreadsheet.",
  recountCommand:
    "Livetally’s own count of such a file is one command. It prints winners, figures, every round and the table of pairs, and it is the same code that counts live:",
  recountByHand:
    "Or count by hand, or with another program that follows the rule above. Percentages are rounded to a tenth, halves up; everything else is whole numbers, so that every count of the same votes is the same.",

  /** What the examples are about. */
  options: {
    Tea: "Tea",
    Coffee: "Coffee",
    Juice: "Juice",
    Ana: "Ana",
    Ben: "Ben",
    Cem: "Cem",
    Dee: "Dee",
  } as Record<ExampleOption, string>,

  rules: {
    SINGLE_CHOICE: {
      ballot: "One option, or none for a blank vote.",
      count: ["The option with the most votes wins. Shares are of the votes that are not blank."],
      ties: SHARED,
      example: "Tea wins with 4 of 9 votes, although 5 of 9 chose something else.",
    },
    APPROVAL: {
      ballot: "Any number of options, within the limits that the question sets.",
      count: [
        "Each option counts the voters who chose it; the most votes win. Shares are of the votes that are not blank, so together they may be more than 100%.",
        "Where several options win, those are the ones with the most votes; a tie matters only at the last place that wins.",
      ],
      ties: SHARED,
      example: "Juice wins with 7 votes, Coffee has 5, Tea 4.",
    },
    INSTANT_RUNOFF: {
      ballot: "A ranking, best first, as long as you like up to the limit. Two options cannot share a rank.",
      count: [
        "In each round every vote counts for its highest option that is still in. The option with the fewest votes goes out, and its votes move on to the next option on each of them. Options without any votes go out together.",
        "When two are left, the one with more of the continuing votes wins. The first round in which someone has more than half of the continuing votes is marked; exactly half is not more than half.",
        "An option that you leave out never gets your vote. When all that you ranked are out, your vote is exhausted: it counts for nobody any more.",
      ],
      ties: "If two options have the fewest votes, the one that had fewer in the latest earlier round in which they differed goes out; if they never differed, the lot decides. Both ways are counted, and the result says whether it matters.",
      example:
        "Round 1: Tea 4, Coffee 3, Juice 2. Juice goes out, and both its votes move on to Coffee. Round 2: Coffee has 5 of 9, Tea 4. Coffee wins.",
    },
    SINGLE_TRANSFERABLE_VOTE: {
      ballot: "A ranking, as for ranked choice.",
      count: [
        "The quota is the smallest number of votes that only as many options as there are seats can reach: the votes divided by the seats plus one, rounded down, plus one. It never changes. An option that has the quota is elected.",
        "One step at a time: the largest surplus moves on first. Every vote of the elected option goes to its next option, at the value that spreads the surplus over all of them, worked out to five decimals and never rounded up. If there is no surplus, the lowest option goes out and its votes move on at their value.",
        "When as many options are left as seats, they are all elected. Votes that can move nowhere, and what rounding leaves over, are shown on a line of their own. This is the rule of Scottish council elections.",
      ],
      ties: "The latest earlier step in which the two differed decides, then the lot.",
      example:
        "12 votes and 2 seats make a quota of 12 ÷ 3 + 1 = 5. Ana has 7 and is elected; her surplus of 2 moves on as 2 ÷ 7 = 0.28571 of each of her votes: 1.14284 to Ben and 0.85713 to Cem. Ben goes out with 1.14284, then Dee with 2. Cem is left for the last seat.",
    },
    CONDORCET: {
      ballot:
        "A ranking; options may share a rank. The question says what leaving an option out means: last, or no opinion.",
      count: [
        "Every two options are compared: how many voters rank one above the other? An option that beats every other one wins.",
        "If none does, the method of Schulze decides: a chain of wins is as strong as its weakest win, and an option stands above another if its strongest chain to it is the stronger of the two. A win is as strong as the number of voters behind it.",
        "Options on the same rank count for neither. Left out as last, an option is below all that are ranked; left out as no opinion, it is compared with nothing on that vote.",
      ],
      ties: SHARED,
      example:
        "Juice beats Tea by 5 to 4 and Coffee by 6 to 3. Juice wins, although it was the first choice of only two.",
    },
    BORDA: {
      ballot: "A ranking; options may share a rank.",
      count: [
        "With three options the first gets 2 points, the second 1, the last 0; with more options it begins higher. The most points win.",
        "Options that share a rank share the points of the places that they take. Options left out share the places below all that are ranked. Some tools give them nothing at all, which rewards ranking few: Livetally does not.",
      ],
      ties: SHARED,
      example: "Tea: 4 × 2 = 8. Coffee: 3 × 2 + 2 × 1 = 8. Juice: 2 × 2 + 7 × 1 = 11. Juice wins.",
    },
    SCORE: {
      ballot: "A score for each option, usually from 0 to 5.",
      count: [
        "Scores are added up; the highest total wins. The mean is of all votes that are not blank, and an option that you do not score counts as 0.",
      ],
      ties: SHARED,
      example: "Tea: 2 × 5 + 3 × 3 = 19. Juice: 3 × 4 = 12. Coffee: 2. Tea wins.",
    },
    STAR: {
      ballot: "A score for each option, usually from 0 to 5.",
      count: [
        "Score, then automatic runoff: the two options with the highest totals meet. Each vote counts for the one that it scored higher; a vote with equal scores has no preference. More votes win.",
        "So the highest total does not always win, and the result says so where it happens.",
      ],
      ties: "For a place in the runoff: if exactly two are equal, the one that more voters scored higher; then the one with more top scores; then the lot. In the runoff: the higher total, then more top scores, then shared or the lot.",
      example:
        "The totals are those of the rating above: Tea 19 and Juice 12 meet. 3 of 5 voters scored Juice higher, 2 Tea. Juice wins.",
    },
    POINTS: {
      ballot: "Points to share out among the options as you like, usually 10. You may keep some.",
      count: ["Points are added up; the most win. What was not spent counts for nothing."],
      ties: SHARED,
      example: "Tea: 7 + 2 + 4 = 13. Juice: 8. Coffee: 3 + 4 = 7. Tea wins.",
    },
    QUADRATIC: {
      ballot:
        "Credits to buy votes with, usually 100. One vote for an option costs 1 credit, two cost 4, three cost 9: votes times votes. Where the question allows it, you may vote against an option at the same cost.",
      count: [
        "Votes are added up, not credits; the most win. Votes against are taken off, so the winner may stand below nothing where all others stand lower.",
      ],
      ties: SHARED,
      example:
        "Tea: 8 + 5 = 13 votes for 89 credits. Coffee: 6 + 5 + 5 = 16 votes for 86. Juice: 5 + 5 = 10 votes for 50. Coffee wins.",
    },
  } as Record<VotingMethod, Rule>,

  terms: [
    ["Participants", "Everyone whose vote is in, blank votes included."],
    ["Blank vote", "A vote in which nothing is marked. It counts as taking part and in no other figure."],
    ["Continuing vote", "One that still counts for an option in this round."],
    ["Exhausted", "Every option that the vote ranked is out."],
    ["Transfer", "A vote moving on to its next ranked option that is still in."],
    ["Surplus", "The votes that an elected option has above the quota."],
    ["Quota", "The smallest number of votes that only as many options as there are seats can reach."],
    ["Tie", "Equal by the method’s own comparison, before any lot is drawn."],
    [
      "Lot",
      "Drawn from a secret number, the seed. Its SHA-256 is published when the question is asked and the seed when voting closes, so that nobody can choose it afterwards: the lot’s order is that of the SHA-256 of the seed followed by the option’s id.",
    ],
    ["Provisional", "Voting is still open: the result may change."],
  ] as readonly (readonly [term: string, meaning: string])[],
};

export type Words = typeof words;
