/** Long lists of options: a field to find one by its words, and no more rows at first than a phone draws at ease. */
import { useId, useMemo, useState } from "react";
import type { Option } from "./ballotPoll";
import { words } from "./words";

const LONG = 20;
const MOST_AT_FIRST = 100;

export type Numbered = { option: Option; position: number };

/** The options to show, each with its position among those given, and the controls to stand above and below them. */
export function useOptionFilter(options: readonly Option[], ofAll: number = options.length) {
  const [text, setText] = useState("");
  const [all, setAll] = useState(false);
  const id = useId();
  const found = useMemo(() => {
    const numbered: Numbered[] = options.map((option, position) => ({ option, position }));
    const sought = readable(text.trim());
    return sought === ""
      ? numbered
      : numbered.filter(({ option }) => readable(option.label).includes(sought));
  }, [options, text]);
  const shown = useMemo(() => (all ? found : found.slice(0, MOST_AT_FIRST)), [found, all]);

  const field = ofAll > LONG && (
    <div className="find">
      <label htmlFor={id} className="unseen">
        {words.filter}
      </label>
      <input
        id={id}
        type="search"
        className="input"
        placeholder={words.filter}
        value={text}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        // Enter looks for an option; it does not send the ballot.
        onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
      />
      <p role="status" className="soft">
        {found.length === 0 && words.filterNone}
      </p>
    </div>
  );
  const rest = found.length > shown.length && (
    <button type="button" className="button" onClick={() => setAll(true)}>
      {words.showAll(found.length - shown.length)}
    </button>
  );
  return { shown, field, rest };
}

function readable(text: string): string {
  return text.normalize("NFKC").toLocaleLowerCase();
}
