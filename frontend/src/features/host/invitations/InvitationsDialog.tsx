/** Inviting people by e-mail: a list of addresses, and what became of those that were written to before. */
import { type FormEvent, useState } from "react";
import { Dialog } from "../../../ui/Dialog";
import { signInAddress } from "../../../ui/signInAddress";
import { AskOnce } from "../AskOnce";
import "../codes/codes.css";
import { words } from "../words";
import { readAddresses } from "./addresses";
import { useInvitationCounts, useInviting } from "./useInvitations";

const MOST_AT_ONCE = 1_000;
const MOST_WRONG_SHOWN = 5;

type Props = { pollId: string; onClose: () => void };

export function InvitationsDialog({ pollId, onClose }: Props) {
  const counts = useInvitationCounts(pollId, null);
  const { invite, voidUnspent, busy, problem, signIn } = useInviting(pollId);
  const [voiding, setVoiding] = useState(false);
  const failed = counts?.invitations?.failedAddresses ?? [];
  const codes = counts?.ballotCodes;
  return (
    <Dialog title={words.invitationsTitle} onClose={onClose}>
      <p className="soft number">
        {codes ? words.invitationsSoFar(codes.made, codes.spent) : words.loading}
        {counts?.invitations && <span className="codes-way">{words.invitationsWay(counts.invitations)}</span>}
      </p>
      {problem && (
        <p className="problem" role="alert">
          <span>
            {problem} {signIn && <SignIn />}
          </span>
        </p>
      )}
      {failed.length > 0 && (
        <section className="invitations-failed">
          <h3>{words.invitationsFailed}</h3>
          <ul dir="ltr">
            {failed.map((address) => (
              <li key={address}>{address}</li>
            ))}
          </ul>
          <button type="button" className="button" onClick={() => void invite(failed)}>
            {words.invitationsAgain}
          </button>
        </section>
      )}
      <InviteForm busy={busy} onInvite={invite} />
      {voiding ? (
        <AskOnce
          text={words.invitationsVoid}
          act={words.invitationsVoidAct}
          keep={words.codesKeep}
          onAct={() => void voidUnspent().then(() => setVoiding(false))}
          onKeep={() => setVoiding(false)}
        />
      ) : (
        <div className="dialog-row">
          <button type="button" className="button" onClick={onClose}>
            {words.closeSheet}
          </button>
          {!!codes?.made && (
            <button type="button" className="button button--quiet" onClick={() => setVoiding(true)}>
              {words.invitationsVoidAct}
            </button>
          )}
        </div>
      )}
    </Dialog>
  );
}

/** In a tab of its own: the list stays here, and can be sent from here afterwards. */
function SignIn() {
  return (
    <a href={signInAddress()} target="_blank" rel="noopener">
      {words.invitationsSignIn}
    </a>
  );
}

type FormProps = { busy: boolean; onInvite: (addresses: readonly string[]) => Promise<boolean> };

function InviteForm({ busy, onInvite }: FormProps) {
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);
  const { addresses, wrong } = readAddresses(text);
  const fault = whatIsWrong(addresses, wrong);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (fault || addresses.length === 0) return;
    void onInvite(addresses).then((done) => {
      if (!done) return;
      setText("");
      setTried(false);
    });
  };
  return (
    <form className="codes-make invitations-form" onSubmit={send} noValidate aria-busy={busy}>
      <p>{words.invitationsAbout}</p>
      <label className="field">
        <span className="field-label">{words.invitationsList}</span>
        <span className="field-hint">{words.invitationsHint}</span>
        <textarea
          className="input"
          dir="ltr"
          rows={5}
          value={text}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={tried && fault !== null}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      {tried && fault && (
        <p className="field-problem" role="alert">
          {fault}
        </p>
      )}
      <button type="submit" className="button button--strong" aria-disabled={addresses.length === 0}>
        {words.invitationsSend(addresses.length)}
      </button>
    </form>
  );
}

function whatIsWrong(addresses: readonly string[], wrong: readonly string[]): string | null {
  if (wrong.length > 0) return words.invitationsWrong(wrong.slice(0, MOST_WRONG_SHOWN));
  return addresses.length > MOST_AT_ONCE ? words.invitationsMost(MOST_AT_ONCE) : null;
}
