/** The other pages of this browser, told something without a server. A browser that cannot tells nothing. */
import { useEffect } from "react";
import { newId } from "../graphql/newId";

type Message<Told> = { from: string; told: Told };

// What a page says it hears itself.
const thisPage = newId();

const channel = (topic: string) =>
  typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(`livetally-${topic}`);

export function tellOtherPages<Told>(topic: string, told: Told): void {
  const open = channel(topic);
  open?.postMessage({ from: thisPage, told } satisfies Message<Told>);
  open?.close();
}

export function useOtherPages<Told>(topic: string, hear: (told: Told) => void): void {
  useEffect(() => {
    const open = channel(topic);
    if (!open) return;
    open.onmessage = ({ data }: MessageEvent<Message<Told>>) => {
      if (data.from !== thisPage) hear(data.told);
    };
    return () => open.close();
  }, [topic, hear]);
}
