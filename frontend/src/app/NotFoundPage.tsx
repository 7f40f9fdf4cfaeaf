/** Addresses with nothing behind them: both offer the way to a room. */
import { useLocation } from "wouter";
import { JoinForm } from "../features/join/JoinForm";
import { readJoinCode } from "../features/join/joinCode";
import { Frame } from "../ui/Frame";
import { usePageTitle } from "../ui/pageTitle";
import "./home.css";
import { words } from "./words";

type Props = { title: string; text: string; code?: string };

function WayBack({ title, text, code }: Props) {
  const [, go] = useLocation();
  usePageTitle(title);
  return (
    <Frame>
      <section className="not-found arrive">
        <h1>{title}</h1>
        <p className="soft">{text}</p>
        <JoinForm initialCode={code} onJoin={(joinCode) => go(`/${joinCode}`)} />
      </section>
    </Frame>
  );
}

export function NotFoundPage() {
  return <WayBack title={words.notFoundTitle} text={words.notFoundText} />;
}

export function UnknownRoomPage({ joinCode }: { joinCode: string }) {
  return <WayBack title={words.unknownTitle} text={words.unknownText} code={readJoinCode(joinCode)} />;
}
