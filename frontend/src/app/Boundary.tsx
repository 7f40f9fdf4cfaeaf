/** Shows a calm page instead of a blank one when something inside fails. */
import { Component, type ReactNode } from "react";
import { words } from "./words";

export class Boundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <main className="frame broken">
        <h1>{words.brokenTitle}</h1>
        <p className="soft">{words.brokenText}</p>
        <p>
          <button type="button" className="button button--strong" onClick={() => window.location.reload()}>
            {words.reload}
          </button>
        </p>
      </main>
    );
  }
}
