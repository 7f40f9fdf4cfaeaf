/** What the pages themselves say, in English. */
export const words = {
  homeTitle: "Ask a room, watch the answers come in",
  homeIntro: "Everyone votes on their own phone. The bars move on every screen as it happens.",
  join: "Join a room",
  ask: "Ask a question",
  unknownTitle: "No room has that code",
  unknownText: "Check the code on the screen and try once more.",
  notFoundTitle: "There’s nothing at this address",
  notFoundText: "If you have a join code, it goes here.",
  brokenTitle: "This page stopped working",
  brokenText: "Your vote, if you cast one, is safe. Reload to go on.",
  reload: "Reload",
};

export type Words = typeof words;
