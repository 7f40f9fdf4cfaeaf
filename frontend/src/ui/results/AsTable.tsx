/** The same result as a table, for whoever wants to read it so; drawn only while it is open. */
import { type ReactNode, useState } from "react";
import { words } from "./words";

export function AsTable({ children }: { children: () => ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="as-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.asTable}</summary>
      {open && children()}
    </details>
  );
}

/** A wide table that scrolls by itself, with the keyboard too. */
export function ScrollTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
    <section className="table-scroll" tabIndex={0} aria-label={label}>
      <table>
        <caption className="unseen">{label}</caption>
        {children}
      </table>
    </section>
  );
}
