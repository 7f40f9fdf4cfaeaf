/** What the list of my polls says, in Arabic. */
import type { Words } from "./en";

export const words: Words = {
  title: "أسئلة تستضيفها",
};
