/**
 * The app's own texts as the server can say them on the pages that it paints: as they are, or with places to
 * fill in. Written into backend/painting/words.json by edition.test.ts, so that each text is written once.
 */

import type { Words as BallotWords } from "../features/vote/ballot/words/en";
import type { Words as VoteWords } from "../features/vote/words/en";
import type { RefusalCode } from "../graphql/generated";
import type { Words as ResultWords } from "../ui/results/words/en";
import type { Words as SharedWords } from "../ui/words/en";
import { LANGUAGES, type Language } from "../words/languages";
import { speech } from "../words/speech";
import type { Words as PaintedWords } from "./words/en";

const catalogues = import.meta.glob<{ words: unknown }>(
  [
    "../ui/words/??.ts",
    "../ui/results/words/??.ts",
    "../features/vote/words/??.ts",
    "../features/vote/ballot/words/??.ts",
    "./words/??.ts",
  ],
  { eager: true },
);

/** A text for every number. forms: with `#` for the number; of: which 0 to 199 take, by letters; part: which 0.5. */
export type Counted = { forms: string[]; of: string; part: string };

/** More numbers than these take the forms of the last hundred again: in no language do more than two digits matter. */
const KNOWN = 200;
export const LETTERS = "abcdefghijklmnopqrstuvwxyz";
// What stands for a second and a third number, and for text; nothing else in a text looks like them.
const [SECOND, THIRD] = [77_777, 88_888];
const TEXT = "\u{e000}";
const MONEY = { points: { quadratic: false }, credits: { quadratic: true } } as const;

export function edition(language: Language) {
  const wordsIn = <Words>(folder: string) => catalogues[`${folder}/${language}.ts`]?.words as Words;
  const ui = wordsIn<SharedWords>("../ui/words");
  const result = wordsIn<ResultWords>("../ui/results/words");
  const voting = wordsIn<VoteWords>("../features/vote/words");
  const marking = wordsIn<BallotWords>("../features/vote/ballot/words");
  const plain = wordsIn<PaintedWords>("./words");

  const { fine, percent, names, isolate } = speech(language);
  const filled = (text: string) =>
    [SECOND, THIRD].reduce(
      (made, number, at) => made.replaceAll(fine(number), `{${at}}`).replaceAll(String(number), `{${at}}`),
      text.replaceAll(isolate(TEXT), "{}").replaceAll(TEXT, "{}"),
    );
  const counted = (say: (number: number) => string) => formsOf(say, fine, filled);
  /** Of "3 votes (9 credits)" the second number follows from the first. */
  const creditsBehind = (text: string, votes: number) => {
    const [credits, at] = [fine(votes * votes), text.lastIndexOf(fine(votes * votes))];
    return at < 0 ? text : text.slice(0, at) + fine(SECOND) + text.slice(at + credits.length);
  };
  const purse = (budget: number, money: keyof typeof MONEY) =>
    ({ budget, lowest: 0, ...MONEY[money] }) as Parameters<BallotWords["spendHint"]>[0];
  const inBoth = <Said>(say: (money: keyof typeof MONEY) => Said) => ({
    points: say("points"),
    credits: say("credits"),
  });
  const refusal = (code: RefusalCode) => {
    const said = ui.refusals[code];
    if (typeof said === "string") return said;
    return filled(said({ code, message: TEXT, retryAfterSeconds: null }));
  };

  return {
    direction: LANGUAGES[language].direction,
    number: { thousands: between(fine(1_234), "1", "234"), point: between(fine(0.5), "0", "5") },
    percent: percent(0.5).replace("50", "#"),
    names: listOf(names),
    name: isolate(TEXT).replace(TEXT, "{}"),

    states: ui.states,
    closesIn: filled(ui.closesIn(TEXT)),
    refusals: Object.fromEntries(
      (Object.keys(ui.refusals) as RefusalCode[]).map((code) => [code, refusal(code)]),
    ),
    tryAgainIn: counted((seconds) =>
      (ui.refusals.RATE_LIMITED as (refusal: object) => string)({ retryAfterSeconds: seconds }),
    ),

    hidden: result.hidden,
    levels: result.levels,
    winner: result.winner,
    noVotes: result.noVotes,
    fewAtATime: result.fewAtATime,
    voted: counted(result.voted),
    withBlank: counted((blank) => result.withBlank(TEXT, blank)),
    nothingWins: result.nothingWins,
    wins: filled(result.wins([TEXT])),
    winTogether: result.wins([TEXT, TEXT]).replace(names([TEXT, TEXT]), "{}"),
    tie: result.tie([TEXT, TEXT]).replace(names([TEXT, TEXT]), "{}"),
    place: counted(result.place),
    unit: {
      vote: counted(result.unit.vote),
      firstChoice: counted(result.unit.firstChoice),
      point: counted(result.unit.point),
    },
    ofMarked: counted(result.ofMarked),
    ofApproval: counted(result.ofApproval),
    ofBorda: counted(result.ofBorda),
    ofScores: counted((marked) => result.ofScores(marked, SECOND)),
    ofLastRound: result.ofLastRound,
    ofCondorcet: result.ofCondorcet,
    ofPoints: result.ofPoints,
    ofQuadratic: result.ofQuadratic,

    hostLink: voting.hostLink,
    privacy: ui.privacy,
    unknownTitle: voting.unknownTitle,
    unknownText: voting.unknownText,
    lobbyTitle: voting.lobbyTitle,
    lobbyText: voting.lobbyText,
    notices: { DRAFT: voting.draft, PAUSED: voting.paused },
    signIn: voting.signIn,
    signOut: voting.signOut,
    soFar: voting.soFar,
    recorded: voting.recorded,
    yourVote: voting.yourVote,
    blankChoice: voting.blankChoice,
    blank: voting.blank,
    score: counted((score) => voting.score(score, SECOND)),
    points: counted(voting.points),
    votesFor: counted((votes) => creditsBehind(voting.votesSpent(votes), votes)),
    votesAgainst: counted((votes) => creditsBehind(voting.votesSpent(-votes), votes)),
    yourRank: counted(voting.yourRank),
    yourValue: counted(voting.yourValue),
    secretNotice: voting.secretNotice,
    secretMarks: voting.secretMarks,
    receiptTitle: voting.receiptTitle,
    receiptText: voting.receiptText,
    ballotKey: voting.ballotKey,
    receipt: voting.receipt,
    checkLater: voting.checkLater,
    checkNow: voting.checkNow,
    change: voting.change,
    withdraw: voting.withdraw,
    failed: voting.failed,
    results: voting.results,
    finalResults: voting.finalResults,
    closedNoVote: voting.closedNoVote,

    pickFirst: marking.pickFirst,
    rankFirst: marking.rankFirst,
    scoreFirst: marking.scoreFirst,
    spendFirst: inBoth((money) => marking.spendFirst(purse(1, money))),
    none: marking.none,
    castBlank: marking.blank,
    keepVote: marking.keepVote,
    limits: {
      exactly: counted((number) => marking.limits({ least: number, most: number }, 999) ?? ""),
      any: marking.limits({ least: 1, most: 999 }, 999),
      upTo: counted((number) => (number < 2 ? "" : marking.limits({ least: 1, most: number }, 999)) ?? ""),
      atLeast: counted(
        (number) => (number < 2 ? "" : marking.limits({ least: number, most: 999 }, 999)) ?? "",
      ),
      range: counted((most) => marking.limits({ least: SECOND, most }, 100_000) ?? ""),
    },
    tapRanks: marking.rankHint(null),
    ranks: counted((ranks) => marking.rankHint(ranks).slice(marking.rankHint(null).length)),
    runoffLeftOut: marking.runoffLeftOut,
    lastLeftOut: marking.lastLeftOut,
    noOpinionLeftOut: marking.noOpinionLeftOut,
    bordaLeftOut: marking.bordaLeftOut,
    equalsHint: marking.equalsHint,
    scoreHint: filled(marking.scoreHint({ lowest: SECOND, highest: THIRD })),
    scoreLeftOut: marking.scoreLeftOut,
    againstHint: marking.againstHint,
    spendHint: inBoth((money) => counted((budget) => marking.spendHint(purse(budget, money)))),
    ranked: marking.ranked,
    unranked: marking.unranked,
    rankedNone: marking.rankedNone,
    worst: marking.worst,
    best: marking.best,
    scoreOf: filled(marking.scoreOf(TEXT)),
    spentOn: inBoth((money) => filled(marking.spentOn(TEXT, purse(1, money)))),
    firstCost: marking.cost(0, 0, 1, purse(1, "credits")),
    left: inBoth((money) => counted((left) => marking.left(left, purse(1, money)))),
    code: marking.code,
    codeHint: marking.codeHint,
    invitation: marking.invitation,
    invitationHint: marking.invitationHint,
    filter: marking.filter,

    plain,
  };
}

function formsOf(
  say: (number: number) => string,
  written: (number: number) => string,
  filled: (text: string) => string,
): Counted {
  const forms: string[] = [];
  const formFor = (number: number) => {
    const alone = new RegExp(`(?<!\\d)${written(number).replace(".", "\\.")}(?!\\d)`);
    const form = filled(say(number).replace(alone, "#"));
    if (!forms.includes(form)) forms.push(form);
    return LETTERS[forms.indexOf(form)] ?? "";
  };
  const of = Array.from({ length: KNOWN }, (_, number) => formFor(number)).join("");
  const part = formFor(0.5);
  if (forms.length > LETTERS.length) throw new Error(`Too many forms: ${forms.join(" | ")}`);
  return { forms, of, part };
}

/** What stands between names, as in "a, b and c". */
function listOf(names: (names: readonly string[]) => string) {
  const [first, second, third, fourth] = ["\u{e001}", "\u{e002}", "\u{e003}", "\u{e004}"] as const;
  const pair = names([first, second]);
  const many = names([first, second, third, fourth]);
  return {
    pair: between(pair, first, second),
    middle: between(many, first, second),
    last: between(many, third, fourth),
  };
}

function between(text: string, before: string, after: string): string {
  const bare = text.replace(/[\u2066-\u2069]/g, "");
  return bare.slice(bare.indexOf(before) + before.length, bare.indexOf(after));
}
