/** What a live poll says on other people's pages, in every language; as the pages of Livetally say it. */
import type { HiddenBecause, PollState } from "../graphql/generated";
import type { Language } from "../words/languages";
import { speech } from "../words/speech";

export type Words = {
  loading: string;
  unknown: string;
  failed: string;
  reconnecting: string;
  states: Record<PollState, string>;
  hidden: Record<HiddenBecause, string>;
  noVotes: string;
  voted: (people: number) => string;
  votes: (votes: number) => string;
  points: (points: number) => string;
  place: (place: number) => string;
  winner: string;
  ahead: (labels: string[]) => string;
  wins: (labels: string[]) => string;
  tie: (labels: string[]) => string;
  nothingWins: string;
};

function english(): Words {
  const { plural, names } = speech("en");
  return {
    loading: "Loading the poll…",
    unknown: "This poll isn’t here, or not yet.",
    failed: "This poll can’t be shown here.",
    reconnecting: "Connection lost. Reconnecting…",
    states: {
      DRAFT: "Not open yet",
      OPEN: "Voting is open",
      PAUSED: "Voting is paused",
      CLOSED: "Voting is closed",
    },
    hidden: {
      VOTE_FIRST: "You’ll see the results when you have voted.",
      NOT_CLOSED: "You’ll see the results when voting closes.",
      NOT_REVEALED: "The host will show the results soon.",
      HOST_ONLY: "The host keeps the results of this question.",
    },
    noVotes: "No votes yet",
    voted: (people) => plural(people, { one: "# person has voted", other: "# people have voted" }),
    votes: (votes) => plural(votes, { one: "# vote", other: "# votes" }),
    points: (points) => plural(points, { one: "# point", other: "# points" }),
    place: (place) => `Place ${place}`,
    winner: "Winner",
    ahead: (labels) => `Ahead: ${names(labels)}.`,
    wins: (labels) => `${names(labels)} ${labels.length === 1 ? "wins" : "win"}.`,
    tie: (labels) => `It’s a tie between ${names(labels)}.`,
    nothingWins: "Nothing was chosen, so nothing wins.",
  };
}

function german(): Words {
  const { plural, names } = speech("de");
  return {
    loading: "Die Umfrage wird geladen…",
    unknown: "Diese Umfrage gibt es hier nicht, oder noch nicht.",
    failed: "Diese Umfrage lässt sich hier nicht zeigen.",
    reconnecting: "Verbindung verloren. Sie wird neu aufgebaut…",
    states: {
      DRAFT: "Noch nicht eröffnet",
      OPEN: "Abstimmung läuft",
      PAUSED: "Abstimmung pausiert",
      CLOSED: "Abstimmung beendet",
    },
    hidden: {
      VOTE_FIRST: "Du siehst die Ergebnisse, sobald du abgestimmt hast.",
      NOT_CLOSED: "Du siehst die Ergebnisse, wenn die Abstimmung endet.",
      NOT_REVEALED: "Die Moderation zeigt die Ergebnisse bald.",
      HOST_ONLY: "Die Ergebnisse dieser Frage bleiben bei der Moderation.",
    },
    noVotes: "Noch keine Stimmen",
    voted: (people) =>
      plural(people, { one: "# Person hat abgestimmt", other: "# Personen haben abgestimmt" }),
    votes: (votes) => plural(votes, { one: "# Stimme", other: "# Stimmen" }),
    points: (points) => plural(points, { one: "# Punkt", other: "# Punkte" }),
    place: (place) => `${place}. Platz`,
    winner: "Gewonnen",
    ahead: (labels) => `Vorn: ${names(labels)}.`,
    wins: (labels) => `${names(labels)} ${labels.length === 1 ? "gewinnt" : "gewinnen"}.`,
    tie: (labels) => `Gleichstand zwischen ${names(labels)}.`,
    nothingWins: "Niemand hat etwas gewählt, also gewinnt nichts.",
  };
}

function arabic(): Words {
  const { plural, names, whole } = speech("ar");
  return {
    loading: "جارٍ تحميل الاستطلاع…",
    unknown: "هذا الاستطلاع ليس هنا، أو ليس بعد.",
    failed: "يتعذّر عرض هذا الاستطلاع هنا.",
    reconnecting: "انقطع الاتصال. جارٍ إعادة الاتصال…",
    states: {
      DRAFT: "لم يُفتح بعد",
      OPEN: "التصويت مفتوح",
      PAUSED: "التصويت متوقّف مؤقتًا",
      CLOSED: "التصويت مغلق",
    },
    hidden: {
      VOTE_FIRST: "سترى النتائج بعد أن تصوّت.",
      NOT_CLOSED: "سترى النتائج عند إغلاق التصويت.",
      NOT_REVEALED: "سيعرض المضيف النتائج قريبًا.",
      HOST_ONLY: "يحتفظ المضيف بنتائج هذا السؤال.",
    },
    noVotes: "لا أصوات بعد",
    voted: (people) =>
      plural(people, {
        zero: "لم يصوّت أحد",
        one: "صوّت شخص واحد",
        two: "صوّت شخصان",
        few: "صوّت # أشخاص",
        many: "صوّت # شخصًا",
        other: "صوّت # شخص",
      }),
    votes: (votes) =>
      plural(votes, {
        zero: "# صوت",
        one: "صوت واحد",
        two: "صوتان",
        few: "# أصوات",
        many: "# صوتًا",
        other: "# صوت",
      }),
    points: (points) =>
      plural(points, {
        zero: "# نقطة",
        one: "نقطة واحدة",
        two: "نقطتان",
        few: "# نقاط",
        many: "# نقطة",
        other: "# نقطة",
      }),
    place: (place) => `المركز ${whole(place)}`,
    winner: "الفائز",
    ahead: (labels) => `في المقدمة: ${names(labels)}.`,
    wins: (labels) => `${labels.length === 1 ? "الفائز" : "الفائزون"}: ${names(labels)}.`,
    tie: (labels) => `تعادل بين ${names(labels)}.`,
    nothingWins: "لم يُختر شيء، فلا فائز.",
  };
}

const EDITIONS: Record<Language, () => Words> = { en: english, de: german, ar: arabic };

/** The texts in this language. */
export function wordsIn(language: Language): Words {
  return EDITIONS[language]();
}
