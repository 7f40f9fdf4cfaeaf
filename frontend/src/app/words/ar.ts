/** What the pages themselves say, in Arabic. */
import type { Words } from "./en";

export const words: Words = {
  homeTitle: "اسأل الحاضرين وتابع الإجابات لحظة بلحظة",
  homeIntro: "يصوّت كل شخص من هاتفه، وتتحرك الأعمدة على كل الشاشات في اللحظة نفسها.",
  join: "الانضمام إلى غرفة",
  ask: "طرح سؤال",
  unknownTitle: "لا توجد غرفة بهذا الرمز",
  unknownText: "تحقّق من الرمز الظاهر على الشاشة وحاول مرة أخرى.",
  notFoundTitle: "لا يوجد شيء في هذا العنوان",
  notFoundText: "إذا كان لديك رمز انضمام فاكتبه هنا.",
  brokenTitle: "توقّفت هذه الصفحة عن العمل",
  brokenText: "إن كنت قد صوّتَّ فصوتك محفوظ. أعد تحميل الصفحة للمتابعة.",
  reload: "إعادة التحميل",
};
