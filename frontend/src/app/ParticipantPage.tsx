/** `/{joinCode}`: the voter's page of a room. */

import { useState } from "react";
import { Participant } from "../features/vote/Participant";
import { usePageTitle } from "../ui/pageTitle";
import { UnknownRoomPage } from "./NotFoundPage";

export function ParticipantPage({ joinCode }: { joinCode: string }) {
  const [title, setTitle] = useState("");
  usePageTitle(title);
  return (
    <Participant joinCode={joinCode} unknown={<UnknownRoomPage joinCode={joinCode} />} onTitle={setTitle} />
  );
}
