/** What a ballot needs to know of its poll. Its parts keep their identity while tallies come in, so that nothing is drawn anew. */
import type { FollowedPoll } from "../../../graphql/poll";

export type BallotPoll = Pick<FollowedPoll, "method" | "rules" | "options">;
export type Option = BallotPoll["options"][number];

/** What the server found wrong with the marks that were sent: a sentence, and the option it is about, where it is about one. */
export type Fault = { message: string; optionId: string | null };

/** What every kind of fields is given. */
export type FieldsProps<Marks> = {
  poll: BallotPoll;
  marks: Marks;
  onMark: (marks: Marks) => void;
  fault: Fault | null;
};
