/** How many are in the room now, for the results shown within; null where that is not known. */
import { createContext } from "react";

export const JoinedHere = createContext<number | null>(null);
