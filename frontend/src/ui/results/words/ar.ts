/** What a tally says, in Arabic: counts, shares, turnout, how it ended, and how to check it. */
import { speech } from "../../../words/speech";
import type { Words } from "./en";

const { whole, plural, names, isolate } = speech("ar");

/** So many votes, after a preposition. */
export function votes(count: number): string {
  return plural(count, {
    zero: "# صوت",
    one: "صوت واحد",
    two: "صوتين",
    few: "# أصوات",
    many: "# صوتًا",
    other: "# صوت",
  });
}

function voted(people: number): string {
  return plural(people, {
    zero: "لم يصوّت أحد",
    one: "صوّت شخص واحد",
    two: "صوّت شخصان",
    few: "صوّت # أشخاص",
    many: "صوّت # شخصًا",
    other: "صوّت # شخص",
  });
}

export const words: Words = {
  yourVote: "صوتك",
  winner: "الفائز",
  asTable: "عرض كجدول",
  resultTable: "أرقام كل خيار",
  option: "الخيار",
  place: (place) => `المركز ${whole(place)}`,
  placeHead: "المركز",
  mineHead: "أنت",
  shareHead: "النسبة",
  ofAllHead: (all) => `من كل الأصوات (${whole(all)})`,
  meanHead: "المتوسط",
  lastRoundHead: "الجولة الأخيرة",
  countHead: { vote: "الأصوات", firstChoice: "المراتب الأولى", point: "النقاط" },
  // The number stands before it.
  unit: {
    vote: (count) =>
      plural(count, { zero: "صوت", one: "صوت", two: "صوت", few: "أصوات", many: "صوتًا", other: "صوت" }),
    firstChoice: (count) =>
      plural(count, {
        zero: "مرتبة أولى",
        one: "مرتبة أولى",
        two: "مرتبة أولى",
        few: "مراتب أولى",
        many: "مرتبة أولى",
        other: "مرتبة أولى",
      }),
    point: (count) =>
      plural(count, { zero: "نقطة", one: "نقطة", two: "نقطة", few: "نقاط", many: "نقطة", other: "نقطة" }),
  },

  noVotes: "لا أصوات بعد",
  fewAtATime: "تظهر الأصوات هنا بضعة في كل مرة",
  voted,
  votedHere: (people, joined) => `صوّت ${whole(people)} من ${whole(joined)} هنا`,
  withBlank: (said, blank) => `${said}، منها أصوات فارغة: ${whole(blank)}`,
  levels: {
    ANYONE: "صوت واحد لكل متصفح",
    BALLOT_CODE: "صوت واحد لكل رمز اقتراع",
    INVITED: "صوت واحد لكل عنوان مدعو",
    SIGNED_IN: "صوت واحد لكل مستخدم سجّل الدخول",
  },
  nothingWins: "لم يُختر شيء، فلا فائز.",
  wins: (labels) => `${labels.length === 1 ? "الفائز" : "الفائزون"}: ${names(labels)}.`,
  tie: (labels) => `تعادل بين ${names(labels)}.`,

  ofMarked: (marked) => `النسب من ${votes(marked)} اختارت شيئًا.`,
  ofApproval: (marked) =>
    `النسب من ${votes(marked)} اختارت شيئًا. يمكن لكل صوت أن يختار أكثر من خيار، لذا يتجاوز مجموعها 100%.`,
  ofLastRound: "النسب من الأصوات التي ما زالت محسوبة في الجولة الأخيرة؛ وتظهر المراتب الأولى بجانبها.",
  ofCondorcet: "تأتي المراكز من مقارنة كل خيارين. المراتب الأولى وحدها لا تحسم شيئًا هنا.",
  ofBorda: (most) =>
    `العمود الكامل: ${plural(most, {
      zero: "# نقطة",
      one: "نقطة واحدة",
      two: "نقطتان",
      few: "# نقاط",
      many: "# نقطة",
      other: "# نقطة",
    })}، أي المرتبة الأولى في كل صوت.`,
  ofScores: (marked, highest) =>
    `متوسطات من ${votes(marked)}؛ ما لم يُقيَّم يُحسب 0. العمود الكامل هو ${highest}.`,
  ofPoints: "النسب من كل النقاط الممنوحة.",
  ofQuadratic: "النسب من كل الأصوات المشتراة.",

  hidden: {
    VOTE_FIRST: "سترى النتائج بعد أن تصوّت.",
    NOT_CLOSED: "سترى النتائج عند إغلاق التصويت.",
    NOT_REVEALED: "سيعرض المضيف النتائج قريبًا.",
    HOST_ONLY: "يحتفظ المضيف بنتائج هذا السؤال.",
  },

  showCount: "كيف جرى العدّ",
  loadingCount: "جارٍ تحميل العدّ…",
  countFailed: "تعذّر تحميل العدّ.",
  tryAgain: "حاول مرة أخرى",

  savePicture: "حفظ كصورة",
  saveTable: "حفظ كملف CSV",
  saved: "تم الحفظ.",
  saveFailed: "تعذّر إنشاء الصورة. حاول مرة أخرى عند عودة الاتصال.",
  pictureLeavesOut: (shown, all) => `أفضل الخيارات مركزًا: ${whole(shown)} من ${whole(all)}.`,

  recount: "تحقّق من هذا العدّ",
  rule: "القاعدة",
  ruleOf: (method) => `كيف تُعدّ الأصوات في «${isolate(method)}»`,
  votesHead: "الأصوات دون أسماء",
  noFiles: "لا يتيح المضيف أصوات هذا السؤال.",
  file: { json: "JSON مع القواعد", blt: "BLT لبرامج الانتخابات", csv: "CSV لجداول البيانات" },
  seal: "الختم على كل الأصوات؛ احتفظ به لتلاحظ أي تغيير لاحق",
  verify: "التحقق من الأصوات والإيصالات في هذا المتصفح",
  seed: "بذرة القرعة",
  seedHash: "بصمتها SHA-256، معلومة منذ طرح السؤال:",
  recountFailed: "تعذّر تحميل هذا.",
};
