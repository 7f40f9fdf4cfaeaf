/** How people vote: the usual ways first, the others one tap away, each with what it is good for. */
import { useState } from "react";
import type { VotingMethod } from "../../graphql/generated";
import { moreMethods, usualMethods } from "../../ui/methods";
import { words as shared } from "../../ui/words";
import { ChoiceList } from "./ChoiceList";
import { words } from "./words";

type Props = { method: VotingMethod; onChange: (method: VotingMethod) => void };

export function MethodPicker({ method, onChange }: Props) {
  const [more, setMore] = useState(false);
  const open = more || moreMethods.includes(method);
  return (
    <div>
      <ChoiceList
        legend={words.method}
        choices={open ? [...usualMethods, ...moreMethods] : usualMethods}
        names={shared.methodNames}
        lines={shared.methodLines}
        value={method}
        onChange={onChange}
      />
      <div className="methods-more">
        {!open && (
          <button type="button" className="button button--quiet" onClick={() => setMore(true)}>
            {words.moreMethods}
          </button>
        )}
        <a href="/methods" target="_blank" rel="noopener">
          {words.compareMethods}
        </a>
      </div>
    </div>
  );
}
