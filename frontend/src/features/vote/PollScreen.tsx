/** One poll on a voter's screen: its state, its question, and the voter's part in it. */
import { useEffect, useRef } from "react";
import { usePoll } from "../../graphql/poll";
import { announce } from "../../ui/announce";
import { StateLine } from "../../ui/StateLine";
import { MyPart } from "./MyPart";
import "./vote.css";
import { words } from "./words";

/** `takeFocus`: the host moved on to this poll while the page was open. */
type Props = { pollId: string; takeFocus: boolean };

export function PollScreen({ pollId, takeFocus }: Props) {
  const { poll, askAgain } = usePoll(pollId);
  const heading = useRef<HTMLHeadingElement>(null);
  const question = poll?.question;
  useEffect(() => {
    if (!takeFocus || !question) return;
    heading.current?.focus();
    announce(words.newQuestion(question));
  }, [takeFocus, question]);

  if (poll === null) return <p className="notice">{words.gone}</p>;
  if (!poll) return <p className="soft">{words.loading}</p>;
  return (
    <article className={takeFocus ? "poll arrive" : "poll"}>
      <header className="poll-head">
        <StateLine state={poll.tally.state} closesAt={poll.closesAt} />
        <h1 ref={heading} tabIndex={-1} dir="auto">
          {poll.question}
        </h1>
        {poll.description && (
          <p className="poll-description" dir="auto">
            {poll.description}
          </p>
        )}
      </header>
      <MyPart poll={poll} askAgain={askAgain} />
    </article>
  );
}
