/** What is shown where there is no console to show: on the way in, to people who do not host, and on an empty screen. */
import type { ReactNode } from "react";
import { Link } from "wouter";
import { Frame } from "../../ui/Frame";
import { words } from "./words";

export function Opening({ text }: { text: string }) {
  return (
    <Frame wide>
      <p className="soft console-opening" role="status">
        {text}
      </p>
    </Frame>
  );
}

export function Closed({ joinCode, badKey }: { joinCode: string; badKey: boolean }) {
  return (
    <Frame>
      <section className="doorstep arrive">
        <h1>{badKey ? words.badKeyTitle : words.notHostTitle}</h1>
        <p className="soft">{badKey ? words.badKeyText : words.notHostText}</p>
        <div className="doorstep-ways">
          <Link className="button button--strong" href={`/${joinCode}`}>
            {words.toVote}
          </Link>
          <Link className="button" href="/">
            {words.startOwn}
          </Link>
        </div>
      </section>
    </Frame>
  );
}

/** `children` is the list to choose from. */
export function NothingShown({ children }: { children: ReactNode }) {
  return (
    <div className="doorstep">
      <h1>{words.nothingShown}</h1>
      <p className="soft">{words.nothingShownText}</p>
      {children}
    </div>
  );
}
