/** How the shown question gets into a page of the host's own. */
import { CopyButton } from "../../ui/CopyButton";
import { frameLines, resultLines } from "./embedLines";
import { words } from "./words";

export function Embedding({ pollId }: { pollId: string }) {
  const { origin } = window.location;
  return (
    <details className="embedding">
      <summary>{words.embedTitle}</summary>
      <p className="field-hint">{words.embedResultText}</p>
      <CopyButton text={resultLines(origin, pollId)}>{words.copyResult}</CopyButton>
      <p className="field-hint">{words.embedFrameText}</p>
      <CopyButton text={frameLines(origin, pollId)}>{words.copyFrame}</CopyButton>
    </details>
  );
}
