/** What the list of my polls says, in English. */
export const words = {
  title: "Questions you host",
};

export type Words = typeof words;
