/** The worked examples: plain data, which the tests of the counting recount (tests/voting/methods). */
import type { VotingMethod } from "../../graphql/generated";
import examples from "./examples.json";

type ExampleMarks = { choose?: number[]; rank?: number[][]; score?: (number | null)[]; spend?: number[] };
/** Each has its name in every language. */
export type ExampleOption = "Tea" | "Coffee" | "Juice" | "Ana" | "Ben" | "Cem" | "Dee";
export type Example = {
  method: VotingMethod;
  rules: Record<string, number>;
  options: ExampleOption[];
  votes: [count: number, marks: ExampleMarks][];
  result: { winners: number[]; figures: number[] };
};

/** The example of a method; each has one. */
export function exampleFor(method: VotingMethod): Example {
  const found = (examples as unknown as Example[]).find((example) => example.method === method);
  if (!found) throw new Error(`No example for ${method}`);
  return found;
}
