/** What the list of my polls says, in German. */
import type { Words } from "./en";

export const words: Words = {
  title: "Fragen, die du moderierst",
};
