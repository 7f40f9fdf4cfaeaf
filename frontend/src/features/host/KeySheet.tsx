/** The sheet of keys, behind `?`, where they can also be turned off. */
import { useState } from "react";
import { Dialog } from "../../ui/Dialog";
import { KEYS, type KeyedAct, keysAreOn, turnKeys } from "./keys";
import { words } from "./words";

export function KeySheet({ onClose }: { onClose: () => void }) {
  const [on, setOn] = useState(keysAreOn);
  const turn = (next: boolean) => {
    turnKeys(next);
    setOn(next);
  };
  return (
    <Dialog title={words.keysTitle} onClose={onClose}>
      <p className="soft">{words.keysText}</p>
      <dl className={on ? "key-list" : "key-list key-list--off"}>
        {(Object.keys(KEYS) as KeyedAct[]).map((name) => (
          <div key={name}>
            <dt>
              <kbd>{KEYS[name]}</kbd>
            </dt>
            <dd>{words.keyActs[name]}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>Alt</kbd> <kbd>↑</kbd> <kbd>↓</kbd>
          </dt>
          <dd>{words.keyMove}</dd>
        </div>
      </dl>
      <label className="key-switch">
        <input type="checkbox" checked={on} onChange={(event) => turn(event.target.checked)} />
        {words.keysOn}
      </label>
      <div className="dialog-row">
        <button type="button" className="button" onClick={onClose}>
          {words.closeSheet}
        </button>
      </div>
    </Dialog>
  );
}
