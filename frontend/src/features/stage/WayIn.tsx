/** The way in, always on the wall: QR code, address and join code, for whoever comes late. */
import QrCode from "../../ui/QrCode";
import { words } from "./words";

type Props = { joinCode: string; toggleFullScreen: (() => void) | null };

export function WayIn({ joinCode, toggleFullScreen }: Props) {
  const { origin, host } = window.location;
  const address = `${origin}/${joinCode}`;
  return (
    <aside className="stage-way-in" aria-label={words.joinTitle}>
      <div className="stage-qr">
        <QrCode text={address} title={words.qr(address)} />
      </div>
      <p className="stage-address">
        <span className="soft">{words.joinAt}</span> <b>{host}</b>{" "}
        <span className="soft">{words.joinCode}</span>
      </p>
      <p className="stage-code">{joinCode}</p>
      {toggleFullScreen && (
        <button type="button" className="button button--quiet stage-full" onClick={toggleFullScreen}>
          {words.fullScreen} <kbd>F</kbd>
        </button>
      )}
    </aside>
  );
}
