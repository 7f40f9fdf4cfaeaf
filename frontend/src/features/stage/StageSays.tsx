/** What the wall says of the result: a few words, and the first sentence of why, which is the server’s. */
import type { ResultPoll } from "../../ui/results/figures";
import { firstSentence } from "../../ui/results/sentences";

type Props = { title: string; text: string | null; poll: ResultPoll };

export function StageSays({ title, text, poll }: Props) {
  const labels = poll.options.map(({ label }) => label);
  return (
    <div className="stage-says">
      <h2 className="stage-outcome" dir="auto">
        {title}
      </h2>
      {text && (
        <p lang="en" dir="ltr">
          {firstSentence(text, labels)[0]}
        </p>
      )}
    </div>
  );
}
