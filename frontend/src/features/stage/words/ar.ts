/** What the stage says, to a whole room, in Arabic. */
import { speech } from "../../../words/speech";
import type { Words } from "./en";

const { whole } = speech("ar");

export const words: Words = {
  loading: "جارٍ فتح الغرفة…",
  failed: "يتعذّر عرض هذه الغرفة الآن. أعد تحميل الصفحة للمحاولة مرة أخرى.",
  joinTitle: "شارك",
  joinAt: "شارك عبر",
  joinCode: "بالرمز",
  qr: (address) => `رمز QR للعنوان ${address}`,
  quiet: "أهلًا بكم",
  quietText: "سيظهر السؤال التالي هنا تلقائيًا.",
  gone: "لم يعد هذا السؤال هنا.",
  options: "الخيارات",
  joined: (joined) => `المنضمّون: ${whole(joined)}`,
  voted: (turnout) => `المصوّتون: ${whole(turnout)}`,
  winner: "الفائز",
  out: "خارج",
  round: (number, last, provisional) =>
    `الجولة ${whole(number)} من ${whole(last)}${provisional ? "، حسب الأصوات حتى الآن" : ""}`,
  fullScreen: "ملء الشاشة",

  hidden: {
    VOTE_FIRST: "تظهر النتائج على شاشتك بعد أن تصوّت، وهنا عند إغلاق التصويت.",
    NOT_CLOSED: "تظهر النتائج هنا عند إغلاق التصويت.",
    NOT_REVEALED: "تظهر النتائج هنا عندما يعرضها المضيف.",
    HOST_ONLY: "يحتفظ المضيف بنتائج هذا السؤال.",
  },
};
