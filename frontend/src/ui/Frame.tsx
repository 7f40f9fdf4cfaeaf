/** The frame of every page: the name at the top, the connection's strip, the page's own content. */
import type { ReactNode } from "react";
import { Link } from "wouter";
import { ConnectionStrip } from "./ConnectionStrip";
import "./frame.css";
import { LanguageSwitch } from "./LanguageSwitch";
import { Logo } from "./Logo";
import { words } from "./words";

type Props = { children: ReactNode; aside?: ReactNode; wide?: boolean };

export function Frame({ children, aside, wide }: Props) {
  return (
    <div className={wide ? "frame frame--wide" : "frame"}>
      <header className="frame-head">
        <Link className="frame-name" href="/">
          <Logo />
          Livetally
        </Link>
        <div className="frame-aside">{aside}</div>
      </header>
      <ConnectionStrip />
      <main className="frame-main">{children}</main>
      <footer className="frame-foot">
        {/* The server's own page, not the app's. */}
        <a href="/privacy">{words.privacy}</a>
        <LanguageSwitch />
      </footer>
    </div>
  );
}
