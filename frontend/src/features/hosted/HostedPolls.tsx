/** The latest polls that this viewer hosts, each a link to its room's host page; nothing when there are none. */
import { useQuery } from "@apollo/client/react";
import { Link } from "wouter";
import { HostedPollsDocument } from "../../graphql/generated";
import { words as shared } from "../../ui/words";
import "./hosted.css";
import { words } from "./words";

const SHOWN = 8;

export function HostedPolls() {
  const { data } = useQuery(HostedPollsDocument, {
    variables: { first: SHOWN },
    fetchPolicy: "cache-and-network",
    context: { impatient: true },
  });
  const polls = data?.polls.edges.map(({ node }) => node) ?? [];
  if (polls.length === 0) return null;
  return (
    <section className="hosted arrive">
      <h2>{words.title}</h2>
      <ul>
        {polls.map(({ id, question, state, room }) => (
          <li key={id}>
            <Link href={`/${room.joinCode}/host`} className="hosted-link">
              <span className="hosted-question">
                <bdi>{question}</bdi>
              </span>
              <span className="hosted-facts">
                {shared.states[state]} · <bdi>{room.joinCode}</bdi>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
