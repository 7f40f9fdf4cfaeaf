/** `/{joinCode}/host`: the host's page of a room. */
import { useState } from "react";
import { AskForm } from "../features/ask/AskForm";
import { EditForm } from "../features/ask/EditForm";
import { HostConsole } from "../features/host/HostConsole";
import { usePageTitle } from "../ui/pageTitle";
import { UnknownRoomPage } from "./NotFoundPage";

export default function HostPage({ joinCode }: { joinCode: string }) {
  const [title, setTitle] = useState("");
  usePageTitle(title);
  return (
    <HostConsole
      joinCode={joinCode}
      unknown={<UnknownRoomPage joinCode={joinCode} />}
      onTitle={setTitle}
      askForm={(roomId, asked) => (
        <AskForm roomId={roomId} onAsked={(poll, started) => asked(poll.id, started)} />
      )}
      editForm={(pollId, done) => <EditForm pollId={pollId} onDone={done} />}
    />
  );
}
