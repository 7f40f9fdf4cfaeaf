/** Home: join a room by its code, or ask a question and start at once. */
import { useLocation } from "wouter";
import { AskForm } from "../features/ask/AskForm";
import { HostedPolls } from "../features/hosted/HostedPolls";
import { JoinForm } from "../features/join/JoinForm";
import { Frame } from "../ui/Frame";
import { usePageTitle } from "../ui/pageTitle";
import "./home.css";
import { TallySheet } from "./TallySheet";
import { words } from "./words";

export default function HomePage() {
  const [, go] = useLocation();
  usePageTitle("");
  return (
    <Frame wide>
      <div className="home">
        <div className="home-join">
          <div className="home-intro">
            <h1>{words.homeTitle}</h1>
            <p className="soft">{words.homeIntro}</p>
          </div>
          <section aria-label={words.join}>
            <JoinForm onJoin={(joinCode) => go(`/${joinCode}`)} />
          </section>
          <HostedPolls />
          <TallySheet />
        </div>
        <section className="home-ask">
          <h2>{words.ask}</h2>
          <AskForm onAsked={(poll) => go(`/${poll.room.joinCode}/host`)} />
        </section>
      </div>
    </Frame>
  );
}
