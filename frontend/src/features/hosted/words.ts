/** What the list of my polls says. */
export const words = {
  title: "Questions you host",
};
