/** A button that copies a text and says that it did. */
import { type ReactNode, useEffect, useState } from "react";
import { announce } from "./announce";
import { copyText } from "./copyText";
import { words } from "./words";

const SAY_SO_MILLISECONDS = 2_500;

export function CopyButton({ text, children }: { text: string; children: ReactNode }) {
  const [said, setSaid] = useState<string | null>(null);
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), SAY_SO_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [said]);

  const copy = async () => {
    const result = (await copyText(text)) ? words.copied : words.copyFailed;
    setSaid(result);
    announce(result);
  };
  return (
    <button type="button" className="button" onClick={copy}>
      {said ?? children}
    </button>
  );
}
