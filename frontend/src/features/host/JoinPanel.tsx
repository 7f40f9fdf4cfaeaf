/** The way in for everyone else: QR code, address, code, and the two links to copy. */
import { lazy, Suspense } from "react";
import { CopyButton } from "../../ui/CopyButton";
import { Embedding } from "./Embedding";
import type { HostedRoom } from "./HostConsole";
import { HostLink } from "./HostLink";
import { words } from "./words";

const QrCode = lazy(() => import("../../ui/QrCode"));
const ONLY_THIS_COMPUTER = /^(localhost|127\.|\[::1\])/;

export function JoinPanel({ room }: { room: HostedRoom }) {
  const { origin, host } = window.location;
  const address = `${origin}/${room.joinCode}`;
  return (
    <aside className="way-in" aria-label={words.joinTitle}>
      <div className="way-in-qr">
        <Suspense>
          <QrCode text={address} title={words.qr(address)} />
        </Suspense>
      </div>
      <div className="way-in-words">
        <p className="soft">
          {words.joinAt} <b className="way-in-host">{host}</b> {words.joinCode}
        </p>
        <p className="way-in-code">{room.joinCode}</p>
        {ONLY_THIS_COMPUTER.test(host) && <p className="field-hint">{words.onlyHere}</p>}
      </div>
      <div className="way-in-links">
        <a className="button" href={`/${room.joinCode}/stage`} target="_blank" rel="noreferrer">
          {words.openStage}
        </a>
        <CopyButton text={address}>{words.copyLink}</CopyButton>
        {room.hostKey && <HostLink room={room} hostKey={room.hostKey} />}
        {room.currentPoll && <Embedding pollId={room.currentPoll.id} />}
      </div>
    </aside>
  );
}
