/** What the form for a question says, in Arabic. */
import { speech } from "../../../words/speech";
import type { Words } from "./en";

const { whole, signed, isolate } = speech("ar");

export const words: Words = {
  question: "سؤالك",
  questionHint: "أي فيلم نشاهد؟",
  options: "الخيارات",
  option: (position) => `الخيار ${position}`,
  remove: (position) => `إزالة الخيار ${position}`,
  addOption: "إضافة خيار",
  pasteHint: "الصق قائمة لإضافة عدة خيارات دفعة واحدة.",
  method: "طريقة التصويت",
  moreMethods: "طرق أخرى للتصويت",
  compareMethods: "كيف تُعدّ الأصوات في كل منها",
  credits: "الرصيد لكل مصوّت",
  ties: "عند التعادل على الفوز",
  unranked: "الخيارات غير المرتَّبة",
  against: "يُسمح أيضًا بالتصويت ضدّ خيار",
  settings: "إعدادات أخرى",
  electorate: "من يحق له التصويت",
  secrecy: "السرية",
  results: "متى يرى الآخرون النتائج",
  detail: "ما يرونه منها",
  change: "تغيير الصوت",
  description: "بضع كلمات إضافية إن كانت مفيدة",
  start: "بدء التصويت",
  starting: "جارٍ البدء…",
  keep: "إضافة إلى القائمة",
  save: "حفظ",
  saved: "تم الحفظ.",
  leave: "إبقاؤه كما كان",
  editing: (question) => `تعديل «${isolate(question)}»`,
  loading: "جارٍ التحميل…",
  notLoaded: "تعذّر تحميل هذا السؤال. أغلقه وحاول مرة أخرى.",

  needQuestion: "اكتب سؤالًا أولًا.",
  needOptions: "اكتب خيارين على الأقل.",
  sameOptions: "هناك خياران متطابقان. أعطِ كل خيار اسمًا خاصًا به.",
  wholeFrom: (least, most) => `عدد صحيح من ${least < 0 ? signed(least) : whole(least)} إلى ${whole(most)}.`,
  leastOverMost: "هذا أكثر من «الحد الأعلى».",
  lowestOverHighest: "يجب أن تكون أدنى درجة أقل من أعلى درجة.",
  problemAt: (field, message) => `${field}: ${message}`,
  lost: "لم يُجب Livetally. ما زال سؤالك هنا؛ حاول مرة أخرى.",

  electorates: {
    ANYONE: "الجميع، مرة واحدة لكل متصفح",
    BALLOT_CODE: "من لديه رمز اقتراع",
    INVITED: "من تلقّى دعوة بالبريد الإلكتروني",
    SIGNED_IN: "من يسجّل الدخول",
  },
  electorateLines: {
    ANYONE: "سريع ومفتوح؛ من لديه هاتفان يستطيع التصويت مرتين.",
    BALLOT_CODE: "توزّع الرموز على بطاقات أو في ملف، ويمنح كل رمز صوتًا واحدًا فقط.",
    INVITED: "تسجّل الدخول وتكتب العناوين. يُرسَل إلى كل عنوان رابط، ويمنح كل رابط صوتًا واحدًا.",
    SIGNED_IN:
      "يصوّت كل حساب مرة واحدة من أي جهاز. يستطيع أي شخص إنشاء حساب ما لم يكن التسجيل مغلقًا في خادمك.",
  },

  secrecies: {
    OWN: "دون أسماء",
    GROUPED: "دون أسماء، والنتائج على دفعات",
    SECRET: "سري",
  },
  secrecyLines: {
    OWN: "يُحفظ كل صوت مع رقم عشوائي لصاحبه، فيراه ويغيّره من أي صفحة.",
    GROUPED:
      "كما سبق، ولا تتحرك النتائج المباشرة إلا بعد أن يصوّت عدد آخر من الأشخاص، كي لا يرى أحد وصول صوت بعينه.",
    SECRET:
      "ما يُختار محفوظ بمعزل عمّن صوّت، ولا يرى أحد النتائج قبل الإغلاق، ولا يُغيَّر الصوت إلا بمفتاح يحتفظ به صاحبه.",
  },

  visible: {
    ALWAYS: "في أي وقت",
    AFTER_VOTING: "بعد أن يصوّتوا",
    AFTER_CLOSING: "عند إغلاق التصويت",
    AFTER_REVEAL: "عندما أعرضها",
    HOST_ONLY: "أبدًا؛ أراها وحدي",
  },
  visibleLines: {
    ALWAYS: "تتحرك الأعمدة على كل الشاشات منذ الصوت الأول.",
    AFTER_VOTING: "لا يتأثر أحد بأصوات الآخرين. الصوت الذي أظهر النتائج لا يمكن سحبه.",
    AFTER_CLOSING: "يراها الجميع في اللحظة نفسها، حين لا يمكن أن يتغيّر شيء.",
    AFTER_REVEAL: "تختار اللحظة بنفسك، ويمكنك إخفاؤها من جديد.",
    HOST_ONLY: "يعرف كل مصوّت أن صوته محسوب، ولا يعرف شيئًا عن أصوات الآخرين.",
  },

  details: {
    COUNTS: "كل الأرقام",
    PERCENTAGES: "النسب المئوية فقط",
    WINNER_ONLY: "الفائز فقط",
    TURNOUT_ONLY: "عدد المصوّتين",
  },
  detailLines: {
    COUNTS: "الأصوات والنسب المئوية ومن يفوز.",
    PERCENTAGES: "النسب والمراكز، دون عدد المصوّتين قلّ أو كثر.",
    WINNER_ONLY: "من يفوز وكم شخصًا صوّت، دون أرقام الخيارات.",
    TURNOUT_ONLY: "أن الأصوات تصل، ولا شيء من النتيجة.",
  },

  changes: {
    WHILE_OPEN: "ما دام التصويت مفتوحًا",
    NEVER: "أبدًا",
  },
  changeLines: {
    WHILE_OPEN: "يمكن لكل مصوّت أن يعيد التفكير حتى إغلاق التصويت؛ ويُحسب صوته الأخير.",
    NEVER: "يبقى الصوت الأول، حتى لو زلّ الإصبع.",
  },

  rules: {
    minChoices: "الحد الأدنى",
    maxChoices: "الحد الأعلى",
    maxRanks: "أكثر عدد من المراتب",
    minScore: "أدنى درجة",
    maxScore: "أعلى درجة",
    budget: "النقاط لكل مصوّت",
    seats: "عدد الفائزين",
  },
  tiesRules: {
    SHARED: "يتقاسمون الفوز",
    LOT: "تحسم القرعة",
  },
  unrankedRules: {
    LAST: "تُحسب الأخيرة",
    NO_OPINION: "تُحسب بلا رأي",
  },
};
