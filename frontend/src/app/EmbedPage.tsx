/** `/embed/{pollId}`: one poll in a frame of another site's page. */
import { ApolloProvider } from "@apollo/client/react";
import { useEffect, useState } from "react";
import { EmbeddedPoll } from "../features/vote/EmbeddedPoll";
import { usePageTitle } from "../ui/pageTitle";
import { clientOfFrame, linksLeaveTheFrame, readGift, tellHeight } from "./embedding";

export default function EmbedPage({ pollId }: { pollId: string }) {
  const [gift] = useState(() => readGift(document));
  const [client] = useState(() => clientOfFrame(gift, pollId));
  const [title, setTitle] = useState("");
  usePageTitle(title);
  useEffect(() => linksLeaveTheFrame(document), []);
  useEffect(() => tellHeight(document.body, pollId, gift.sites), [pollId, gift]);
  return (
    <ApolloProvider client={client}>
      <EmbeddedPoll pollId={pollId} onTitle={setTitle} />
    </ApolloProvider>
  );
}
