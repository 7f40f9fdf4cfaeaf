/** What the views of a count say, in Arabic. */
import { speech } from "../../../../words/speech";
import { votes } from "../../words/ar";
import type { Words } from "./en";

const { fine: count, plural, isolate } = speech("ar");

/** So many voters, before a verb in the singular. */
const votersOf = (number: number) =>
  plural(number, {
    zero: "# مصوّت",
    one: "مصوّت واحد",
    two: "مصوّتان",
    few: "# مصوّتين",
    many: "# مصوّتًا",
    other: "# مصوّت",
  });

export const words: Words = {
  rounds: "جولة بعد جولة",
  round: (number, last) => `الجولة ${number} من ${last}`,
  onlyRound: "حُسم في جولة واحدة",
  play: "تشغيل الجولات",
  pause: "إيقاف مؤقت",
  first: "الجولة الأولى",
  previous: "الجولة السابقة",
  next: "الجولة التالية",
  last: "الجولة الأخيرة",
  goTo: "الانتقال إلى جولة",
  out: "خرج",
  elected: "انتُخب",
  ahead: "متقدّم",
  outAlready: (number) =>
    plural(number, {
      zero: "لم يخرج أي خيار",
      one: "خرج خيار واحد",
      two: "خرج خياران",
      few: "خرجت # خيارات",
      many: "خرج # خيارًا",
      other: "خرج # خيار",
    }),
  outSince: (number) => `خرج في الجولة ${number}`,
  gained: (votes) => `+${count(votes)}`,
  gainedUnseen: (votes) => `زيادة ${count(votes)} عن الجولة السابقة`,
  quota: (quota) => `النصاب ${count(quota)}`,
  half: (half) => `نصف ما زال محسوبًا: ${count(half)}`,
  votesHead: "الأصوات",
  ofContinuing: (continuing) => `من ${count(continuing)} محسوبة`,
  ofAll: (all) => `من الكل ${count(all)}`,
  exhausted: "لم تعد محسوبة",
  exhaustedText: "أصوات لم ترتّب أيًّا من الباقين.",
  moved: (label, total) => `إلى أين ذهبت أصوات ${isolate(label)}: ${votes(total)}`,
  surplusMoved: (label, total) => `إلى أين ذهب فائض ${isolate(label)}: ${votes(total)}`,
  nobody: "لم تعد محسوبة",
  others: (number) =>
    plural(number, {
      zero: "لا غيرها",
      one: "خيار آخر",
      two: "خياران آخران",
      few: "# خيارات أخرى",
      many: "# خيارًا آخر",
      other: "# خيار آخر",
    }),
  roundHead: (number) => `${number}`,
  roundsTable: "الأصوات في كل جولة",
  quotaHead: "النصاب",

  duels: "مواجهات ثنائية",
  compare: "قارن بالخيارات الأخرى",
  beats: (beaten, others) => (beaten === others ? "يغلب كل خيار آخر" : `يغلب ${beaten} من ${others}`),
  wins: "يفوز",
  loses: "يخسر",
  tie: "تعادل",
  duel: (ours, theirs) => `${count(ours)} مقابل ${count(theirs)}`,
  noPreference: (number) => `دون تفضيل: ${count(number)}`,
  duelsTable: "عدد المصوّتين الذين يفضّلون خيار الصف على خيار العمود",
  tooMany: "مع هذا العدد من الخيارات لا تُعرض الأزواج هنا. ملف التصدير يضم كل صوت.",
  noDuels: "لم يختر أحد شيئًا بعد.",

  scores: "التقييمات",
  scoresTable: "عدد المصوّتين الذين أعطوا كل درجة",
  gave: (voters, score) => `الدرجة ${score}: ${votersOf(voters)}`,
  notScored: (voters) => `دون تقييم: ${votersOf(voters)}`,
  unscoredHead: "دون تقييم",
  mean: "المتوسط",
  total: "المجموع",
  runoff: "الحسم بين أعلى مجموعين",
  runoffFor: (voters) => `يفضّله: ${votersOf(voters)}`,
  runoffEqual: (voters) => `قيّموا الاثنين بالتساوي: ${votersOf(voters)}`,

  spent: "الأصوات وما كلّفته",
  spentTable: "أصوات كل خيار ورصيدها",
  spentOf: (spent, all) => `أُنفق ${count(spent)} من رصيد قدره ${count(all)}.`,
  creditsHead: "الرصيد",
  votesAndCredits: (votes, credits) => `الأصوات: ${count(votes)}، الرصيد: ${count(credits)}`,
};
