/** What the guide of methods says, in the language of the page. */
import { catalogue } from "../../../words/catalogue";
import type { Words } from "./en";

export const words = catalogue<Words>({
  en: () => import("./en"),
  de: () => import("./de"),
  ar: () => import("./ar"),
});
