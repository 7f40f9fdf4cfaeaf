/** What the ballot says, in Arabic: how to mark it, what is still to do, and what the button will do. */
import { speech } from "../../../../words/speech";
import type { Purse } from "../giving";
import type { Words } from "./en";

const { whole, plural, names, isolate } = speech("ar");

export const words: Words = {
  pickFirst: "اختر خيارًا",
  pickMore: (missing) => `اختر ${optionsOf(missing)} بعد`,
  pickFewer: (over) =>
    plural(over, {
      zero: "الاختيار مكتمل",
      one: "ألغِ خيارًا واحدًا",
      two: "ألغِ خيارين",
      few: "ألغِ # خيارات",
      many: "ألغِ # خيارًا",
      other: "ألغِ # خيار",
    }),
  rankFirst: "رتّب خيارًا واحدًا على الأقل",
  rankFewer: (over) =>
    plural(over, {
      zero: "الترتيب مكتمل",
      one: "استخدم مرتبة أقل",
      two: "استخدم مرتبتين أقل",
      few: "استخدم # مراتب أقل",
      many: "استخدم # مرتبة أقل",
      other: "استخدم # مرتبة أقل",
    }),
  scoreFirst: "قيّم خيارًا واحدًا على الأقل",
  scoreWithin: ({ lowest, highest }) => `التزم بدرجات من ${lowest} إلى ${highest}`,
  spendFirst: (purse) => (purse.quadratic ? "امنح صوتًا واحدًا على الأقل" : "امنح نقطة واحدة على الأقل"),
  spendLess: (over, purse) => `استرجع ${moneyOf(over, purse)}`,
  keptChoice: "هذا صوتك الحالي",

  voteFor: (labels) => (labels.length > 2 ? `صوّت لـ ${optionsOf(labels.length)}` : `صوّت لـ ${names(labels)}`),
  changeTo: (labels) =>
    labels.length > 2 ? `غيّر إلى ${optionsOf(labels.length)}` : `غيّر إلى ${names(labels)}`,
  voteRanking: (first) => `صوّت بترتيب يبدأ بـ ${names(first)}`,
  changeRanking: (first) => `غيّر إلى ترتيب يبدأ بـ ${names(first)}`,
  voteScores: (count) =>
    plural(count, {
      zero: "صوّت دون تقييم",
      one: "صوّت بتقييم واحد",
      two: "صوّت بتقييمين",
      few: "صوّت بـ # تقييمات",
      many: "صوّت بـ # تقييمًا",
      other: "صوّت بـ # تقييم",
    }),
  changeScores: (count) =>
    plural(count, {
      zero: "غيّر إلى دون تقييم",
      one: "غيّر إلى هذا التقييم",
      two: "غيّر إلى هذين التقييمين",
      few: "غيّر إلى هذه التقييمات (#)",
      many: "غيّر إلى هذه التقييمات (#)",
      other: "غيّر إلى هذه التقييمات (#)",
    }),
  voteSpending: (spent, purse) => `صوّت بـ ${whole(spent)} من ${moneyOf(purse.budget, purse)}`,
  changeSpending: (spent, purse) => `غيّر إلى ${whole(spent)} من ${moneyOf(purse.budget, purse)}`,
  none: "لا شيء من هذه",
  blank: "الإدلاء بصوت فارغ",
  keepVote: "الإبقاء على صوتي",

  limits: ({ least, most }, options) => {
    if (most === 1) return null;
    if (least === most) return `اختر ${optionsOf(most)}.`;
    if (least <= 1) return most >= options ? "اختر ما شئت من الخيارات." : `اختر حتى ${optionsOf(most)}.`;
    return most >= options
      ? `اختر ${optionsOf(least)} على الأقل.`
      : `اختر من ${whole(least)} إلى ${optionsOf(most)}.`;
  },
  rankHint: (mostRanks) =>
    mostRanks === null
      ? "المس الخيارات بترتيبك، الأفضل أولًا."
      : `المس الخيارات بترتيبك، الأفضل أولًا. ${plural(mostRanks, {
          zero: "لا توجد مراتب متاحة.",
          one: "لديك مرتبة واحدة.",
          two: "لديك مرتبتان.",
          few: "لديك # مراتب.",
          many: "لديك # مرتبة.",
          other: "لديك # مرتبة.",
        })}`,
  runoffLeftOut: "الخيارات التي تتركها لا تنال صوتك أبدًا.",
  lastLeftOut: "الخيارات التي تتركها تُحسب في المرتبة الأخيرة.",
  noOpinionLeftOut: "الخيارات التي تتركها لا تُقارن بغيرها.",
  bordaLeftOut: "الخيارات التي تتركها تتقاسم المراكز الأدنى.",
  equalsHint: "يمكن لخيارين أن يتقاسما مرتبة واحدة.",
  scoreHint: ({ lowest, highest }) => `قيّم الخيارات من ${lowest} إلى ${highest}؛ ${highest} هي الأفضل.`,
  scoreLeftOut: "ما تتركه يُحسب 0.",
  againstHint: "يمكنك أيضًا التصويت ضدّ خيار.",
  spendHint: (purse) =>
    purse.quadratic
      ? `لديك ${moneyOf(purse.budget, purse)}. الصوت الواحد يكلّف 1، والصوتان 4، والثلاثة 9، وهكذا.`
      : `وزّع ${moneyOf(purse.budget, purse)} كما تشاء. يمكنك الاحتفاظ ببعضها.`,

  ranked: "ترتيبك",
  unranked: "دون ترتيب",
  unrankedNone: "كل الخيارات مرتّبة.",
  rankedNone: "لم ترتّب شيئًا بعد",
  rankedFull: "استُخدمت كل المراتب. أخرج خيارًا لترتّب غيره.",
  rank: (rank) => `المرتبة ${rank}`,
  rankShort: (rank, shared) => (shared ? `${rank} =` : `${rank}`),
  add: (label, rank) => `وضع ${isolate(label)} في المرتبة ${rank}`,
  up: (label) => `رفع ${isolate(label)}`,
  down: (label) => `خفض ${isolate(label)}`,
  takeOut: (label) => `إخراج ${isolate(label)} من ترتيبك`,
  level: (above, label) => `${names([above, label])} في المرتبة نفسها`,
  nowRanked: (label, rank, ranks) => `${isolate(label)} الآن في المرتبة ${rank} من ${ranks}.`,
  nowOut: (label) => `لم يعد ${isolate(label)} في ترتيبك.`,
  dragHint: "اسحب صفًّا، أو استخدم أسهمه، أو اضغط مفاتيح الأسهم عليها.",

  worst: "الأسوأ",
  best: "الأفضل",
  clear: "مسح",
  clearScore: (label) => `مسح تقييم ${isolate(label)}`,
  scoreOf: (label) => `تقييم ${isolate(label)}`,
  more: (label, purse) => `زيادة ${purse.quadratic ? "صوت" : "نقطة"} لـ ${isolate(label)}`,
  less: (label, purse) => `إنقاص ${purse.quadratic ? "صوت" : "نقطة"} من ${isolate(label)}`,
  spentOn: (label, purse) => `${purse.quadratic ? "أصوات" : "نقاط"} ${isolate(label)}`,
  cost: (value, cost, next, purse) => {
    if (value === 0) return `الصوت الأول يكلّف ${moneyOf(next, purse)}`;
    const votes = plural(Math.abs(value), {
      zero: "# صوت",
      one: "صوت واحد",
      two: "صوتان",
      few: "# أصوات",
      many: "# صوتًا",
      other: "# صوت",
    });
    return `${votes}${value < 0 ? " ضدّ" : ""} بـ ${moneyOf(cost, purse)}، وصوت إضافي بـ ${whole(next)}`;
  },
  left: (left, purse) => `المتبقي: ${moneyOf(left, purse)}`,
  over: (over, purse) => `زيادة عن المتاح: ${moneyOf(over, purse)}`,

  code: "رمز الاقتراع",
  codeHint: "من المضيف؛ يمنح صوتًا واحدًا.",
  invitation: "رمز دعوتك",
  invitationHint: "وصلك بالبريد الإلكتروني؛ الرابط فيه يملأه هنا. يمنح صوتًا واحدًا.",
  codeFirst: "أدخل رمزك",
  codeWrong: "هذا ليس الرمز كاملًا: أحد حروفه وأرقامه ناقص أو خاطئ.",

  filter: "ابحث عن خيار",
  filterNone: "لا يوجد خيار بهذا الاسم.",
  showAll: (hidden) =>
    plural(hidden, {
      zero: "عرض الكل",
      one: "عرض الخيار المتبقي",
      two: "عرض الخيارين المتبقيين",
      few: "عرض # خيارات أخرى",
      many: "عرض # خيارًا آخر",
      other: "عرض # خيار آخر",
    }),
};

/** So many options, in the accusative. */
function optionsOf(count: number): string {
  return plural(count, {
    zero: "# خيار",
    one: "خيارًا واحدًا",
    two: "خيارين",
    few: "# خيارات",
    many: "# خيارًا",
    other: "# خيار",
  });
}

function moneyOf(count: number, { quadratic }: Pick<Purse, "quadratic">): string {
  return quadratic
    ? plural(count, {
        zero: "# رصيد",
        one: "رصيد واحد",
        two: "رصيدين",
        few: "# أرصدة",
        many: "# رصيدًا",
        other: "# رصيد",
      })
    : plural(count, {
        zero: "# نقطة",
        one: "نقطة واحدة",
        two: "نقطتين",
        few: "# نقاط",
        many: "# نقطة",
        other: "# نقطة",
      });
}
