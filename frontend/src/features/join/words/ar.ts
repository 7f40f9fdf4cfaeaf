/** What the way into a room says, in Arabic. */
import type { Words } from "./en";

export const words: Words = {
  label: "رمز الانضمام",
  hint: "اطلب الرمز من المضيف.",
  join: "انضمام",
  joining: "جارٍ الانضمام…",
  unknown: "لا توجد غرفة بهذا الرمز. انظر إلى الشاشة مرة أخرى.",
  unreachable: "يتعذّر الوصول إلى Livetally الآن. تحقّق من اتصالك وحاول مرة أخرى.",
};
