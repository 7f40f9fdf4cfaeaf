/** What the way into a room says, in English. */
export const words = {
  label: "Join code",
  hint: "Ask the host for the code.",
  join: "Join",
  joining: "Joining…",
  unknown: "No room has that code. Check the screen.",
  unreachable: "Livetally can’t be reached right now. Check your connection and try again.",
};

export type Words = typeof words;
