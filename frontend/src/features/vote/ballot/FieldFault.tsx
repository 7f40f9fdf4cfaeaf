/** What the server found wrong with one option's marks, directly below that option. */
import type { Fault } from "./ballotPoll";

type Props = { id: string; fault: Fault | null; optionId: string };

export function FieldFault({ id, fault, optionId }: Props) {
  if (fault?.optionId !== optionId) return null;
  return (
    <p id={id} className="field-fault">
      {fault.message}
    </p>
  );
}
