/** The host link: it carries the room's host key in the fragment, which browsers never send to a server. */
import { useMutation } from "@apollo/client/react";
import { useEffect, useState } from "react";
import { JoinAsHostDocument } from "../../graphql/generated";

const KEY = /^#key=(.+)$/;

/** The link that makes another device a host of the room. */
export function hostLink(origin: string, joinCode: string, hostKey: string): string {
  return `${origin}/${joinCode}/host#key=${encodeURIComponent(hostKey)}`;
}

/** The key in a fragment, or null. */
export function keyIn(fragment: string): string | null {
  const key = KEY.exec(fragment)?.[1];
  return key ? decodeURIComponent(key) : null;
}

export type KeyStep = "none" | "joining" | "joined" | "refused";

/** Hands in the key that the page was opened with, then takes it out of the address bar and the history. */
export function useHostKey(joinCode: string): KeyStep {
  const [key] = useState(() => keyIn(window.location.hash));
  const [step, setStep] = useState<KeyStep>(key ? "joining" : "none");
  const [join] = useMutation(JoinAsHostDocument);

  useEffect(() => {
    if (!key) return;
    join({ variables: { joinCode, hostKey: key } })
      .then(({ data }) => setStep(data?.joinAsHost.__typename === "Room" ? "joined" : "refused"))
      .catch(() => setStep("refused"))
      .finally(() => window.history.replaceState(window.history.state, "", window.location.pathname));
  }, [key, join, joinCode]);
  return step;
}
