/** What a comparison with the last run says, in Arabic. */
import { speech } from "../../../../words/speech";
import type { Words } from "./en";

const { whole, plural, names, signed } = speech("ar");

export const words: Words = {
  title: (run) => `مقارنةً بالمرة ${whole(run)}`,
  voted: (before, now) =>
    `عدد المصوّتين: ${whole(before)} سابقًا، ${whole(now)} الآن (${signed(now - before)}).`,
  points: (signed, points) =>
    `${signed} ${plural(points, {
      zero: "نقطة مئوية",
      one: "نقطة مئوية",
      two: "نقطة مئوية",
      few: "نقاط مئوية",
      many: "نقطة مئوية",
      other: "نقطة مئوية",
    })}`,
  mean: (signed) => `${signed} في المتوسط`,
  place: (before, now) => `${before} سابقًا، ${now} الآن`,
  between: "، ",
  same: "بلا تغيير",
  isNew: "لم يكن في المرة السابقة",
  newShort: "جديد",
  gone: (labels) => `لم تعد موجودة: ${names(labels)}.`,
  table: (before, now) => `كل خيار في المرة ${whole(before)} والمرة ${whole(now)}`,
  inRun: (head, run) => `${head}، المرة ${whole(run)}`,
  change: "التغيّر",
};
