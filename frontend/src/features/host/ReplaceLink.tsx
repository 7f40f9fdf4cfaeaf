/** Making every host link worthless that was copied so far, after a question that says what happens; then the new one. */
import { useApolloClient, useQuery } from "@apollo/client/react";
import { useState } from "react";
import { HostCountDocument, RevokeHostKeyDocument } from "../../graphql/generated";
import { announce } from "../../ui/announce";
import { CopyButton } from "../../ui/CopyButton";
import { Dialog } from "../../ui/Dialog";
import type { HostedRoom } from "./HostConsole";
import { useAct } from "./useAct";
import { words } from "./words";

type Props = {
  room: HostedRoom;
  /** As it works now. */
  link: string;
  onClose: () => void;
};

export function ReplaceLink({ room, link, onClose }: Props) {
  const client = useApolloClient();
  const { act, busy, problem } = useAct();
  const [done, setDone] = useState(false);
  const [removeOthers, setRemoveOthers] = useState(false);
  const others = useOtherHosts(room.joinCode);
  const replace = async () => {
    const variables = { roomId: room.id, removeOtherHosts: removeOthers };
    const replaced = await act(() =>
      client.mutate({ mutation: RevokeHostKeyDocument, variables }).then(({ data }) => data?.revokeHostKey),
    );
    if (!replaced) return;
    setDone(true);
    announce(words.replacedLink);
  };
  if (done) {
    return (
      <Dialog title={words.replacedLink} onClose={onClose}>
        <p className="soft">{words.replacedText}</p>
        <code className="host-link">{link}</code>
        <div className="dialog-row">
          <CopyButton text={link}>{words.copyHostLink}</CopyButton>
          <button type="button" className="button" onClick={onClose}>
            {words.closeSheet}
          </button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={words.replaceTitle} onClose={onClose}>
      <p>{words.replaceText}</p>
      {others > 0 && (
        <label className="key-switch">
          <input
            type="checkbox"
            checked={removeOthers}
            onChange={(event) => setRemoveOthers(event.target.checked)}
          />
          {words.removeOthers(others)}
        </label>
      )}
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <div className="dialog-row" aria-busy={busy}>
        <button type="button" className="button button--strong" onClick={() => void replace()}>
          {words.replaceAct}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {words.keepLink}
        </button>
      </div>
    </Dialog>
  );
}

/** How many run the room besides this viewer, as far as is known. */
function useOtherHosts(joinCode: string): number {
  const { data } = useQuery(HostCountDocument, { variables: { joinCode }, fetchPolicy: "network-only" });
  return Math.max(0, (data?.room?.hostCount ?? 1) - 1);
}
