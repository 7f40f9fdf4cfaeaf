/** `/{joinCode}/stage`: what the room sees on the wall, shown to nobody in particular. */
import { ApolloProvider } from "@apollo/client/react";
import { useState } from "react";
import { Stage } from "../features/stage/Stage";
import { createApolloClient } from "../graphql/client";
import { usePageTitle } from "../ui/pageTitle";
import { UnknownRoomPage } from "./NotFoundPage";

/** A client of its own: in the host's browser, too, the wall sees what an anonymous viewer may see. */
export default function StagePage({ joinCode }: { joinCode: string }) {
  const [client] = useState(() => createApolloClient({ anonymous: true }));
  const [title, setTitle] = useState("");
  usePageTitle(title);
  return (
    <ApolloProvider client={client}>
      <Stage joinCode={joinCode} unknown={<UnknownRoomPage joinCode={joinCode} />} onTitle={setTitle} />
    </ApolloProvider>
  );
}
