/** Full screen by the F key, and by the button that gets what this gives; null where the browser cannot. */
import { useEffect } from "react";

export function useFullScreen(): (() => void) | null {
  const able = document.fullscreenEnabled === true;
  useEffect(() => {
    if (!able) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "f" || event.ctrlKey || event.metaKey || event.altKey || event.repeat)
        return;
      toggle();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [able]);
  return able ? toggle : null;
}

function toggle(): void {
  const done = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen();
  done.catch(() => undefined);
}
