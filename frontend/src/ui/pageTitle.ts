/** The title of the browser's tab while this page is shown. */
import { useEffect } from "react";

export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} · Livetally` : "Livetally";
  }, [title]);
}
