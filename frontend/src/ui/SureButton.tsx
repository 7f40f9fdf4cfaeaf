/** A button for what takes one press. In a frame it takes two: another page could lay something over the first. */
import { useEffect, useState } from "react";
import { isEmbedded } from "../embedded";
import { words } from "./words";

const TOO_QUICK_MILLISECONDS = 500;
const FORGOTTEN_MILLISECONDS = 6_000;

type Props = { className: string; children: string; onPress: () => void; twice?: boolean };

export function SureButton({ className, children, onPress, twice = isEmbedded }: Props) {
  const [askedAt, setAskedAt] = useState<number | null>(null);
  useEffect(() => {
    if (askedAt === null) return;
    const timer = setTimeout(() => setAskedAt(null), FORGOTTEN_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [askedAt]);

  const press = () => {
    if (!twice) onPress();
    else if (askedAt === null) setAskedAt(Date.now());
    else if (Date.now() - askedAt >= TOO_QUICK_MILLISECONDS) onPress();
  };
  return (
    <button type="button" className={className} onClick={press}>
      {askedAt === null ? children : words.sure(children)}
    </button>
  );
}
