/** Each pair of options compared. */
import type { Matrix } from "./counted";

export type Outcome = "wins" | "loses" | "tie";

export type Duel = { against: number; ours: number; theirs: number; outcome: Outcome };

/** How many voters prefer the option in this row to that in this column; 0 where the matrix knows nothing. */
export function preferring(matrix: Matrix, row: number, column: number): number {
  return matrix[row]?.[column] ?? 0;
}

/** What comparing two options says of the first. */
export function outcomeOf(matrix: Matrix, one: number, other: number): Outcome {
  const difference = preferring(matrix, one, other) - preferring(matrix, other, one);
  return difference > 0 ? "wins" : difference < 0 ? "loses" : "tie";
}

/** One option against every other, in the options' order. */
export function duelsOf(matrix: Matrix, option: number): Duel[] {
  return matrix.flatMap((_, against) =>
    against === option
      ? []
      : [
          {
            against,
            ours: preferring(matrix, option, against),
            theirs: preferring(matrix, against, option),
            outcome: outcomeOf(matrix, option, against),
          },
        ],
  );
}
