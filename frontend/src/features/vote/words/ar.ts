/** What the voter's page says, in Arabic. */
import { speech } from "../../../words/speech";
import type { Words } from "./en";

const { plural, whole, isolate } = speech("ar");

const votesOf = (number: number) =>
  plural(number, {
    zero: "# صوت",
    one: "صوت واحد",
    two: "صوتان",
    few: "# أصوات",
    many: "# صوتًا",
    other: "# صوت",
  });
const creditsOf = (number: number) =>
  plural(number, {
    zero: "# رصيد",
    one: "رصيد واحد",
    two: "رصيدان",
    few: "# أرصدة",
    many: "# رصيدًا",
    other: "# رصيد",
  });

export const words: Words = {
  loading: "جارٍ فتح الغرفة…",
  unknownTitle: "لا توجد غرفة بهذا الرمز",
  unknownText: "تحقّق من الرمز الظاهر على الشاشة أو اسأل المضيف.",
  failedTitle: "يتعذّر عرض هذه الغرفة الآن",
  failedText: "أجاب Livetally بما لا تفهمه هذه الصفحة. أعد تحميلها للمحاولة مرة أخرى.",
  reload: "إعادة التحميل",

  here: (joined) =>
    plural(joined, {
      zero: "لا أحد هنا",
      one: "شخص واحد هنا",
      two: "شخصان هنا",
      few: "# أشخاص هنا",
      many: "# شخصًا هنا",
      other: "# شخص هنا",
    }),
  hostLink: "صفحة المضيف",
  gone: "لم يعد هذا السؤال هنا. سيظهر السؤال التالي تلقائيًا.",
  notHere: "هذا السؤال ليس هنا، أو ليس بعد. سيظهر تلقائيًا متى أتيح.",
  toRoom: "فتح هذه الغرفة على Livetally",
  lobbyTitle: "لقد انضممت",
  lobbyText: "سيظهر السؤال التالي هنا تلقائيًا.",
  draft: "سيُفتح التصويت قريبًا. اقرأ السؤال بهدوء؛ ستنتقل هذه الصفحة تلقائيًا.",
  paused: "أوقف المضيف التصويت مؤقتًا. يبقى اختيارك هنا.",
  newQuestion: (question) => `سؤال جديد: ${isolate(question)}`,

  signIn: "سجّل الدخول للتصويت",
  signOut: "لست أنت؟ سجّل الخروج هنا",

  soFar: "عرض النتائج حتى الآن",

  sending: "جارٍ إرسال صوتك…",
  takingBack: "جارٍ سحب صوتك…",
  waiting: "لا يوجد اتصال. صوتك محفوظ هنا وسيُرسَل تلقائيًا.",
  waitingBack: "لا يوجد اتصال. سيُسحب صوتك فور عودة الاتصال.",
  recorded: "وصل صوتك",
  announceRecorded: "تم تسجيل صوتك.",
  announceWithdrawn: "تم سحب صوتك.",
  yourVote: "صوتك",
  blankChoice: "لا شيء من هذه",
  blank: "صوت فارغ",
  rank: (rank) => `${rank}.`,
  score: (score, highest) => (highest === null ? `${score}` : `${score} من ${highest}`),
  points: (points) =>
    plural(points, {
      zero: "# نقطة",
      one: "نقطة واحدة",
      two: "نقطتان",
      few: "# نقاط",
      many: "# نقطة",
      other: "# نقطة",
    }),
  votesSpent: (votes) => `${votesOf(Math.abs(votes))}${votes < 0 ? " ضدّ" : ""} (${creditsOf(votes * votes)})`,
  yourRank: (rank) => `مرتبتك ${whole(rank)}`,
  yourValue: (value) => `أنت: ${whole(value)}`,
  secretNotice: "هذا التصويت سري: ما تختاره محفوظ بمعزل عمّن صوّت، وتظهر النتائج بعد الإغلاق.",
  secretMarks: "ما اخترته سري؛ لا تعرضه أي صفحة مرة أخرى، ولا حتى هذه.",
  notKept: "مفتاح الصوت ليس في هذا المتصفح، لذا لا يمكن تغيير الصوت من هنا.",
  receiptTitle: "إيصالك",
  receiptText: "بعد إغلاق التصويت يثبت أن صوتك محسوب، لا ما اخترته.",
  keyTitle: "مفتاح صوتك وإيصالك",
  keyText:
    "لا يُغيَّر صوتك إلا بهذا المفتاح، ويثبت الإيصال أن صوتك محسوب، لا ما اخترته. كلاهما محفوظ في هذا المتصفح فقط.",
  keyTextClosed: "يثبت أن صوتك محسوب، لا ما اخترته. وهو محفوظ في هذا المتصفح فقط.",
  ballotKey: "مفتاح الصوت",
  receipt: "الإيصال",
  copy: (name) => `نسخ ${name}`,
  download: "حفظ كملف",
  checkLater: "كيف تتحقق منه بعد إغلاق التصويت",
  checkNow: "تحقّق من أنه محسوب",
  change: "تغيير",
  withdraw: "سحب الصوت",
  failed: "حدث خطأ لدينا. ما زال اختيارك هنا.",
  tryAgain: "حاول مرة أخرى",
  leaveIt: "تجاهل",

  results: "النتائج حتى الآن",
  finalResults: "النتائج",
  closedNoVote: "لم تصوّت في هذا السؤال.",
};
