/** Every test starts on an empty page, in English. */
import { cleanup } from "@testing-library/react";
import { afterEach, beforeAll } from "vitest";
import { wordsReady } from "../words/language";

beforeAll(wordsReady);

afterEach(() => {
  cleanup();
  sessionStorage.clear();
  localStorage.clear();
});
