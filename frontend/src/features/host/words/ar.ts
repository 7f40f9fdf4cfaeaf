/** What the host's page says, in Arabic. */
import { votes } from "../../../ui/results/words/ar";
import { speech } from "../../../words/speech";
import type { Words } from "./en";

const { whole, plural, signed, near, isolate } = speech("ar");

export const words: Words = {
  loading: "جارٍ فتح الغرفة…",
  joining: "جارٍ جعل هذا الجهاز مضيفًا…",
  badKeyTitle: "رابط المضيف هذا لا يعمل",
  badKeyText: "ربما نُسخ جزء منه فقط. اطلب الرابط مرة أخرى، أو افتح الغرفة للتصويت.",
  notHostTitle: "هذه الصفحة لمضيف الغرفة",
  notHostText: "لإدارة هذه الغرفة من هنا افتح رابط المضيف على هذا الجهاز. يستطيع من يستضيفها أن ينسخه لك.",
  toVote: "إلى الغرفة",
  startOwn: "اطرح سؤالًا بنفسك",

  here: (joined) =>
    plural(joined, {
      zero: "لا أحد هنا",
      one: "شخص واحد هنا",
      two: "شخصان هنا",
      few: "# أشخاص هنا",
      many: "# شخصًا هنا",
      other: "# شخص هنا",
    }),
  nothingShown: "لا شيء على الشاشة",
  nothingShownText: "يرى من في الغرفة صفحة هادئة. اعرض سؤالًا من القائمة، أو اطرح سؤالًا جديدًا.",

  open: "فتح التصويت",
  resume: "استئناف التصويت",
  pause: "إيقاف مؤقت",
  close: "إغلاق التصويت",
  closeFor: (turnout) =>
    turnout === null
      ? "إغلاق نهائي؟ لا يمكن فتح التصويت من جديد."
      : `إغلاق نهائي مع ${votes(turnout)}؟ لا يمكن فتح التصويت من جديد.`,
  keepOpen: "إبقاؤه مفتوحًا",
  reveal: "عرض النتائج للجميع",
  hide: "إخفاء النتائج",
  hiddenNote: "أنت وحدك ترى هذه النتائج إلى أن تعرضها.",
  shownNote: "يرى الجميع هذه النتائج.",
  groupedNote: "تتحرك النتائج المباشرة، عندك أيضًا، بعد أن يصوّت عدد آخر من الأشخاص.",
  secretNote: "لا يرى أحد نتائج التصويت السري قبل إغلاقه. ويتحرك عدد المصوّتين على دفعات.",
  afterClosingNote: "يرى الجميع هذه النتائج عندما تغلق التصويت.",
  afterVotingNote: "يرى الآخرون هذه النتائج بعد أن يصوّتوا.",
  hostOnlyNote: "أنت وحدك ترى هذه النتائج.",
  askNext: "طرح السؤال التالي",

  next: "التالي",
  nextIs: (question) => `: ${isolate(question)}`,

  timer: "مدة التصويت",
  timerNone: "إلى أن أغلقه",
  deadline: "الموعد النهائي",
  deadlineByHand: "بلا موعد",
  deadlineSet: (moment) => `حتى ${near(moment)}`,
  deadlineAt: "في وقت محدد…",
  time: (seconds) => timeOf(seconds, { minutes: "دقيقتان", seconds: "ثانيتان" }),
  inTime: (seconds) => `بعد ${timeAfter(seconds)}`,
  laterBy: (seconds) => `تأخير ${timeAfter(seconds)}`,
  soonerBy: (seconds) => `تقديم ${timeAfter(seconds)}`,
  step: (seconds) => (seconds % 60 === 0 ? `${signed(seconds / 60)} د` : `${signed(seconds)} ث`),
  tooSoon: "هذا الوقت قد مضى. لإنهاء التصويت الآن أغلقه.",
  closeAt: "إغلاق التصويت في",
  setMoment: "تحديد",
  momentPast: "اختر وقتًا لم يأتِ بعد.",

  joined: "انضمّوا",
  joinedHint: "الأجهزة الموجودة في الغرفة الآن",
  readyNow: "جاهزون",
  readyHint: "كم منها فتح هذا السؤال",
  voted: "صوّتوا",
  votedHint: "الأصوات في هذا السؤال حتى الآن",

  keys: "الاختصارات",
  keysTitle: "اختصارات لوحة المفاتيح في هذه الصفحة",
  keysText: "تعمل في كل مكان من هذه الصفحة، لكن ليس أثناء الكتابة.",
  keyActs: {
    open: "فتح التصويت أو استئنافه",
    pause: "إيقاف التصويت مؤقتًا",
    close: "إغلاق التصويت؛ اضغط مرتين",
    reveal: "عرض النتائج للجميع أو إخفاؤها",
    next: "عرض السؤال التالي",
    runAgain: "طرح سؤال مغلق مرة أخرى",
    takeOff: "إزالة السؤال عن الشاشة",
    later: "تأخير الموعد النهائي 30 ثانية",
    sooner: "تقديم الموعد النهائي 30 ثانية",
    help: "عرض هذه القائمة",
  },
  keyMove: "تحريك سؤال في القائمة، من أي زر من أزراره",
  keysOn: "استخدام هذه الاختصارات",
  closeSheet: "إغلاق",

  joinTitle: "شارك",
  joinAt: "امسح الرمز، أو افتح",
  joinCode: "وأدخل",
  openStage: "فتح صفحة العرض",
  copyLink: "نسخ الرابط",
  embedTitle: "في صفحة لك",
  embedResultText: "السؤال ونتيجته المباشرة: سطران لأي صفحة ويب.",
  copyResult: "نسخ سطرَي النتيجة",
  embedFrameText: `إطار للتصويت: للمواقع المدرجة في إعدادات هذا الخادم (${isolate("EMBED_SITES")}).`,
  copyFrame: "نسخ أسطر الإطار",
  copyHostLink: "نسخ رابط المضيف",
  hostLinkText:
    "يجعل رابط المضيف جهازًا آخر مضيفًا لهذه الغرفة. لا تعطِه إلا لمن يحق له فتح التصويت وإغلاقه وعرض النتائج.",
  replaceLink: "استبدال رابط المضيف",
  replaceTitle: "استبدال رابط المضيف؟",
  replaceText:
    "يتوقف عن العمل كل رابط مضيف نُسخ حتى الآن، وتحصل على رابط جديد. من هو مضيف الآن يبقى مضيفًا، وتبقى الأصوات والأسئلة كما هي.",
  removeOthers: (others) =>
    plural(others, {
      zero: "إزالة المضيفين الآخرين أيضًا (#)",
      one: "إزالة المضيف الآخر أيضًا",
      two: "إزالة المضيفَين الآخرَين أيضًا",
      few: "إزالة المضيفين الآخرين أيضًا (#)",
      many: "إزالة المضيفين الآخرين أيضًا (#)",
      other: "إزالة المضيفين الآخرين أيضًا (#)",
    }),
  replaceAct: "استبدال",
  keepLink: "إبقاؤه كما هو",
  replacedLink: "لم تعد روابط المضيف القديمة تعمل",
  replacedText: "هذا هو الرابط الجديد. لا تعطِه إلا لمن يحق له إدارة هذه الغرفة.",
  onlyHere: `لا يعمل هذا العنوان إلا على هذا الحاسوب. لإدخال الهواتف شغّل Livetally مع ${isolate("HOST=0.0.0.0")}.`,
  qr: (address) => `رمز QR للعنوان ${isolate(address)}`,

  codesTitle: "رموز الاقتراع",
  codesSoFar: (made, spent) => {
    if (made === 0) return "يُصوَّت في هذا السؤال برمز اقتراع، ولم يُنشأ أي رمز بعد.";
    return spent === null
      ? `${codesMade(made)}. يظهر عدد المستخدم منها بعد الإغلاق.`
      : `${codesMade(made)}، والمستخدم منها ${whole(spent)}.`;
  },
  codesHandOut: "إنشاء رموز",
  codesAbout: "يمنح كل رمز صوتًا واحدًا. وزّعها على بطاقات تُقص، أو أرسل إلى كل شخص رمزًا من الملف.",
  codesCount: "عدد الرموز",
  codesCountWrong: (most) => `عدد صحيح من 1 إلى ${whole(most)}.`,
  codesMake: "إنشاء",
  codesMade: (count) => `${codesMade(count)}.`,
  codesOnce: "تُعرض هذه المرة فقط، ولا تُحفظ في أي مكان: اطبعها أو احفظها الآن.",
  codesPrint: "طباعة البطاقات",
  codesSave: "حفظ كملف CSV",
  codesList: "الرموز الجديدة",
  codesDone: "تم",
  codesLeave: "لم تُطبع هذه الرموز ولم تُحفظ، ولن تُعرض مرة أخرى. هل تريد الإغلاق مع ذلك؟",
  codesLeaveAct: "إغلاق",
  codesStay: "البقاء هنا",
  codesVoid: "إبطال كل رمز لم يصوّت به أحد؟ سيحتاج من لديه رمز منها إلى رمز جديد.",
  codesVoidAct: "إلغاء الرموز غير المستخدمة",
  codesKeep: "إبقاؤها",
  codesVoided: (count) =>
    plural(count, {
      zero: "لم يُلغَ أي رمز.",
      one: "أُلغي رمز واحد.",
      two: "أُلغي رمزان.",
      few: "أُلغيت # رموز.",
      many: "أُلغي # رمزًا.",
      other: "أُلغي # رمز.",
    }),

  invitationsTitle: "الدعوات",
  invitationsSoFar: (made, spent) => {
    if (made === 0) return "يُصوَّت هنا بالدعوة، ولم يُدعَ أحد بعد.";
    const there = `أُنشئت ${invitationsOf(made)}`;
    return spent === null ? `${there}.` : `${there}، والمستخدم منها ${whole(spent)}.`;
  },
  invitationsWay: ({ waiting, sent, failed }) =>
    [
      waiting ? `في الطريق: ${whole(waiting)}` : "",
      sent ? `أُرسلت: ${whole(sent)}` : "",
      failed ? `تعذّر تسليمها: ${whole(failed)}` : "",
    ]
      .filter(Boolean)
      .join("، "),
  invitationsOpen: "دعوة أشخاص",
  invitationsAbout:
    "يُرسَل إلى كل عنوان رابط يمنح صوتًا واحدًا. فتح الرابط لا يستهلكه. يُمحى كل عنوان متى صوّت صاحبه، وتُمحى كلها عند إغلاق التصويت.",
  invitationsList: "عناوين البريد الإلكتروني",
  invitationsHint: "عنوان في كل سطر، أو تفصل بينها فواصل. تُترك الأسماء المكتوبة معها.",
  invitationsSend: (count) =>
    plural(count, {
      zero: "اكتب العناوين أو الصقها",
      one: "دعوة عنوان واحد",
      two: "دعوة عنوانين",
      few: "دعوة # عناوين",
      many: "دعوة # عنوانًا",
      other: "دعوة # عنوان",
    }),
  invitationsMost: (most) => `الحد الأقصى في المرة الواحدة ${whole(most)}. أرسل الباقي بعد ذلك.`,
  invitationsWrong: (texts) =>
    `${texts.length === 1 ? "هذا ليس عنوانًا" : "هذه ليست عناوين"}: ${texts.map(isolate).join("، ")}`,
  invited: (count) =>
    plural(count, {
      zero: "لن يتلقى أي عنوان رابطًا.",
      one: "سيتلقى عنوان واحد رابطًا.",
      two: "سيتلقى عنوانان رابطًا لكل منهما.",
      few: "ستتلقى # عناوين رابطًا لكل منها.",
      many: "سيتلقى # عنوانًا رابطًا لكل منها.",
      other: "سيتلقى # عنوان رابطًا لكل منها.",
    }),
  invitationsFailed: "تعذّر التسليم",
  invitationsAgain: "المحاولة مرة أخرى",
  invitationsSignIn: "سجّل الدخول لدعوة أشخاص",
  invitationsVoid: "إبطال كل دعوة لم يصوّت بها أحد؟ ستتوقف الروابط المرسلة عن العمل.",
  invitationsVoidAct: "إلغاء الدعوات غير المستخدمة",
  invitationsVoided: (count) => `أُلغيت ${invitationsOf(count)}.`,

  cardQr: "رمز QR يفتح السؤال مع رمز الاقتراع هذا",
  cardScan: "امسح الرمز، أو افتح",
  cardType: "وأدخل",
  cardNote: "صوت واحد. لا تُرِ هذه البطاقة لأحد.",

  questions: "أسئلة هذه الغرفة",
  onScreen: "على الشاشة",
  show: "عرض",
  showThis: (question) => `عرض «${isolate(question)}»`,
  clear: "إزالة",
  run: (run) => `المرة ${whole(run)}`,
  moveUp: (question) => `تحريك «${isolate(question)}» إلى أعلى`,
  moveDown: (question) => `تحريك «${isolate(question)}» إلى أسفل`,
  moreFor: (question) => `المزيد لـ «${isolate(question)}»`,
  edit: "تعديل",
  duplicate: "تكرار",
  runAgain: "طرحه مرة أخرى",
  remove: "حذف",
  removeThis: (question) => `حذف «${isolate(question)}»؟ لم يُطرح هذا السؤال بعد، ولن يعود.`,
  keepIt: "إبقاؤه",
  nowAt: (question, place, of) => `«${isolate(question)}» الآن في الموضع ${whole(place)} من ${whole(of)}.`,
  nowDuplicated: (question) => `تم تكرار «${isolate(question)}»، تحته مباشرة.`,
  nowAgain: (question) => `«${isolate(question)}» جاهز ليُطرح مرة أخرى، تحته مباشرة.`,
  nowDeleted: (question) => `تم حذف «${isolate(question)}».`,
  newQuestion: "طرح سؤال آخر",

  lost: "لم يُجب Livetally. حاول مرة أخرى.",
};

/** 30 seconds, one minute; what stands for two depends on what is before it. */
function timeOf(seconds: number, two: { minutes: string; seconds: string }): string {
  return seconds % 60 === 0
    ? plural(seconds / 60, {
        zero: "# دقيقة",
        one: "دقيقة واحدة",
        two: two.minutes,
        few: "# دقائق",
        many: "# دقيقة",
        other: "# دقيقة",
      })
    : plural(seconds, {
        zero: "# ثانية",
        one: "ثانية واحدة",
        two: two.seconds,
        few: "# ثوانٍ",
        many: "# ثانية",
        other: "# ثانية",
      });
}

/** After a preposition. */
function timeAfter(seconds: number): string {
  return timeOf(seconds, { minutes: "دقيقتين", seconds: "ثانيتين" });
}

/** So many codes were made. */
function codesMade(count: number): string {
  return plural(count, {
    zero: "لم يُنشأ أي رمز",
    one: "أُنشئ رمز واحد",
    two: "أُنشئ رمزان",
    few: "أُنشئت # رموز",
    many: "أُنشئ # رمزًا",
    other: "أُنشئ # رمز",
  });
}

/** So many invitations, after a verb that they are the subject of. */
function invitationsOf(count: number): string {
  return plural(count, {
    zero: "# دعوة",
    one: "دعوة واحدة",
    two: "دعوتان",
    few: "# دعوات",
    many: "# دعوة",
    other: "# دعوة",
  });
}
