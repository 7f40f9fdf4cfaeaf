/** What every page shares, in Arabic: the frame, a poll's state, the methods' names, and refusals. */
import { speech } from "../../words/speech";
import type { Words } from "./en";

const { plural, isolate } = speech("ar");

export const words: Words = {
  privacy: "الخصوصية",
  language: "اللغة",
  languageFailed: "تعذّر تحميل هذه اللغة. حاول مرة أخرى.",
  reload: "إعادة التحميل",
  copied: "تم النسخ",
  copyFailed: "النسخ غير ممكن هنا",
  sure: (act) => `${act}؟ اضغط مرة أخرى`,
  closesIn: (clock) => `يُغلق خلال ${clock}`,
  closing: "جارٍ الإغلاق…",

  connection: {
    connecting: "جارٍ الاتصال…",
    reconnecting: "انقطع الاتصال. جارٍ إعادة الاتصال…",
    offline: "أنت غير متصل بالإنترنت. ستعود هذه الصفحة من تلقاء نفسها.",
    failed: "لم يعد بإمكان هذه الصفحة الاتصال.",
  },

  states: {
    DRAFT: "لم يُفتح بعد",
    OPEN: "التصويت مفتوح",
    PAUSED: "التصويت متوقّف مؤقتًا",
    CLOSED: "التصويت مغلق",
  },

  methodNames: {
    SINGLE_CHOICE: "اختيار واحد",
    APPROVAL: "اختيار متعدد",
    INSTANT_RUNOFF: "ترتيب الخيارات",
    SCORE: "تقييم",
    POINTS: "نقاط",
    SINGLE_TRANSFERABLE_VOTE: "ترتيب الخيارات بعدة فائزين",
    CONDORCET: "مواجهات ثنائية",
    BORDA: "نقاط الترتيب",
    STAR: "STAR",
    QUADRATIC: "تصويت تربيعي",
  },

  methodLines: {
    SINGLE_CHOICE: "يختار كل شخص خيارًا واحدًا. سريع ومألوف للجميع.",
    APPROVAL: "يختار كل شخص كل ما يناسبه. مناسب للمواعيد والقوائم المختصرة.",
    INSTANT_RUNOFF: "رتّب الخيارات؛ يخرج الأخير حتى ينال أحدها الأغلبية. مناسب لفائز واحد من بين كثيرين.",
    SCORE: "قيّم كل خيار. مناسب للآراء ولمعرفة مدى الإعجاب بشيء ما.",
    POINTS: "وزّع النقاط. مناسب لتحديد الأولويات.",
    SINGLE_TRANSFERABLE_VOTE: "رتّب الخيارات؛ تتوزّع المقاعد بحسب مجموعات المصوّتين. مناسب للجان.",
    CONDORCET: "رتّب الخيارات؛ يفوز من يغلب كل خيار آخر. مناسب لأوسع توافق.",
    BORDA: "رتّب الخيارات؛ لكل مركز نقاط. مناسب لترتيب بسيط للجميع.",
    STAR: "قيّم كل خيار، ثم يتواجه الأفضلان. مناسب حين يهمّ الإعجاب والأغلبية معًا.",
    QUADRATIC: "اشترِ أصواتًا؛ الثاني أغلى من الأول. مناسب لمعرفة مدى أهمية الأمر لدى الناس.",
  },

  refusals: {
    NOT_FOUND: "لم يعد هذا موجودًا هنا. ربما أزاله المضيف.",
    NOT_ALLOWED: "هذا غير ممكن هنا.",
    SIGN_IN_REQUIRED: "هذا السؤال مخصّص لمن سجّلوا الدخول.",
    NOT_OPEN: "التصويت غير مفتوح الآن.",
    ALREADY_VOTED: "صوتك مسجَّل من قبل، وهذا السؤال لا يقبل تغيير الصوت.",
    INVALID_MARKS: ({ message }) => `ورقة التصويت تحتاج إلى تعديل: ${isolate(message)}`,
    INVALID_INPUT: ({ message }) => `هناك ما يحتاج إلى تعديل: ${isolate(message)}`,
    BALLOT_CODE_REQUIRED: "يتطلّب هذا السؤال رمز اقتراع.",
    BALLOT_CODE_INVALID: "لا يمكن التصويت هنا بهذا الرمز: صُوِّت به من قبل أو أنه لسؤال آخر. تحقّق من كل حرف.",
    CONFLICT: ({ message }) => `هذا غير ممكن الآن: ${isolate(message)}`,
    RATE_LIMITED: ({ retryAfterSeconds }) =>
      retryAfterSeconds
        ? `هناك ضغط كبير الآن. ${plural(retryAfterSeconds, {
            zero: "حاول مرة أخرى الآن.",
            one: "حاول مرة أخرى بعد ثانية واحدة.",
            two: "حاول مرة أخرى بعد ثانيتين.",
            few: "حاول مرة أخرى بعد # ثوانٍ.",
            many: "حاول مرة أخرى بعد # ثانية.",
            other: "حاول مرة أخرى بعد # ثانية.",
          })}`
        : "هناك ضغط كبير الآن. حاول مرة أخرى بعد لحظات.",
    UNAVAILABLE: "يتعذّر حفظ الأصوات الآن. لم يتغيّر شيء؛ حاول مرة أخرى بعد لحظات.",
  },
};
