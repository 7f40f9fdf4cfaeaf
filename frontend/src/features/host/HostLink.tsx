/** The link that makes another device a host: copied, or replaced by a new one when it has gone too far. */
import { useState } from "react";
import { CopyButton } from "../../ui/CopyButton";
import type { HostedRoom } from "./HostConsole";
import { hostLink } from "./hostKey";
import { ReplaceLink } from "./ReplaceLink";
import { words } from "./words";

export function HostLink({ room, hostKey }: { room: HostedRoom; hostKey: string }) {
  const [replacing, setReplacing] = useState(false);
  const link = hostLink(window.location.origin, room.joinCode, hostKey);
  return (
    <>
      <CopyButton text={link}>{words.copyHostLink}</CopyButton>
      <p className="field-hint">{words.hostLinkText}</p>
      <button type="button" className="button button--quiet" onClick={() => setReplacing(true)}>
        {words.replaceLink}
      </button>
      {replacing && <ReplaceLink room={room} link={link} onClose={() => setReplacing(false)} />}
    </>
  );
}
