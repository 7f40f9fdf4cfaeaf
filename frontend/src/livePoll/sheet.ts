/** How a live poll looks: it takes type and ink from the page around it; the rest can be told by properties and parts. */

const SHEET = `
:host {
  --_accent: var(--live-poll-accent, #4b3bd6);
  --_soft: var(--live-poll-soft, color-mix(in srgb, currentColor 72%, transparent));
  --_track: var(--live-poll-track, color-mix(in srgb, currentColor 12%, transparent));
  display: block;
  container-type: inline-size;
  line-height: 1.4;
  overflow-wrap: anywhere;
}
/* By the colour scheme that the page has chosen for itself, which may follow the reader's or not. */
@supports (color: light-dark(red, red)) {
  :host { --_accent: var(--live-poll-accent, light-dark(#4b3bd6, #a79cff)); }
}
:host([hidden]), [hidden] { display: none; }
p, ol { margin: 0; padding: 0; list-style: none; }
.question { font-size: 1.25em; font-weight: 650; line-height: 1.25; }
.state, .turnout, .notice, .count { color: var(--_soft); }
.state, .notice, .turnout { margin-block: 0.375em 0; font-size: 0.9375em; }
.options + .turnout { margin-block-start: 0.875em; }
.outcome { margin-block-start: 0.75em; font-weight: 650; }
/* What people wrote has its own direction, and stands where the rest stands. */
[dir="ltr"] [dir="auto"] { text-align: left; }
[dir="rtl"] [dir="auto"] { text-align: right; }
.options { display: grid; gap: 0.875em; margin-block: 1em 0; }
.option { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.25em 0.75em; align-items: baseline; }
.winner .label, .lead { font-weight: 650; }
.figures { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 0 0.5em; font-variant-numeric: tabular-nums; }
.count { font-size: 0.9375em; }
.track { grid-column: 1 / -1; height: 0.625em; overflow: hidden; border-radius: var(--live-poll-radius, 1em); background: var(--_track); }
.fill { width: 100%; height: 100%; border-radius: inherit; background: var(--_accent); transform: scaleX(0); transform-origin: left; }
[dir="rtl"] .fill { transform-origin: right; }
.unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (prefers-reduced-motion: no-preference) {
  .fill { transition: transform 450ms cubic-bezier(0.2, 0.7, 0.2, 1); }
}
@media (forced-colors: active) {
  .track { border: 1px solid CanvasText; }
  .fill { background: CanvasText; forced-color-adjust: none; }
}
@container (max-width: 15em) {
  .option { grid-template-columns: minmax(0, 1fr); }
  .figures { justify-content: flex-start; }
}
`;

let sheet: CSSStyleSheet | undefined;

/** The one style sheet of all live polls on a page. Made by script, it needs no leave of a policy against inline styles. */
export function sharedSheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(SHEET);
  }
  return sheet;
}
