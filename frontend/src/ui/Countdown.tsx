/** The time left until a poll closes by itself, by the server's clock. */
import { useEffect, useState } from "react";
import { serverClock } from "../graphql/serverClock";
import { words } from "./words";

const SECOND = 1_000;

/** 75 seconds as "1:15", two hours as "2:00:00". */
export function clockWords(milliseconds: number): string {
  const total = Math.max(0, Math.ceil(milliseconds / SECOND));
  const parts = [Math.floor(total / 60) % 60, total % 60];
  const hours = Math.floor(total / 3600);
  const padded = parts.map((part) => String(part).padStart(2, "0"));
  return hours ? `${hours}:${padded.join(":")}` : `${parts[0]}:${padded[1]}`;
}

export function Countdown({ closesAt }: { closesAt: string }) {
  const [now, setNow] = useState(() => serverClock.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(serverClock.now()), SECOND / 4);
    return () => clearInterval(timer);
  }, []);
  const left = Date.parse(closesAt) - now;
  return <span className="number">{left > 0 ? words.closesIn(clockWords(left)) : words.closing}</span>;
}
