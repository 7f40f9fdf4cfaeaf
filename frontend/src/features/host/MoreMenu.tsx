/** A button with three dots that opens a short list of further acts; it closes by Escape, by leaving, and by choosing. */
import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";

type Props = { id: string; label: string; children: ReactNode };

export function MoreMenu({ id, label, children }: Props) {
  const [open, setOpen] = useState(false);
  const all = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!open) return;
    all.current?.querySelector<HTMLElement>(".more-item")?.focus();
    const elsewhere = ({ target }: PointerEvent) => {
      if (!all.current?.contains(target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", elsewhere);
    return () => document.removeEventListener("pointerdown", elsewhere);
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const press = (event: KeyboardEvent) => {
    if (!open) return;
    if (event.key === "Escape") close();
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (event.altKey) return;
      focusBeside(all.current, event.key === "ArrowDown" ? 1 : -1);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const leave = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget && !all.current?.contains(relatedTarget as Node)) setOpen(false);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the list inside
    <span ref={all} className="more" onKeyDown={press} onBlur={leave}>
      <button
        ref={button}
        id={id}
        type="button"
        className="icon-button"
        aria-label={label}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true" className="icon-dots">
          <path d="M3 8h0M8 8h0M13 8h0" />
        </svg>
      </button>
      {open && (
        // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: choosing closes, by key too
        <span className="more-list" onClick={close}>
          {children}
        </span>
      )}
    </span>
  );
}

/** The next or last of the list's buttons, round and round. */
function focusBeside(list: HTMLElement | null, step: 1 | -1): void {
  const items = [...(list?.querySelectorAll<HTMLElement>(".more-item") ?? [])];
  const at = items.indexOf(document.activeElement as HTMLElement);
  items[(at + step + items.length) % items.length]?.focus();
}
