/** Views that are fetched when first shown: a lost connection neither breaks the page nor is the last word. */
import { useCallback, useEffect, useState } from "react";
import { withWords } from "../words/language";

export type ViewToFetch<View> = { fetch: () => Promise<{ default: View }>; loaded: View | null };

/** A view that is fetched once for the whole page. */
export function viewToFetch<View>(fetch: ViewToFetch<View>["fetch"]): ViewToFetch<View> {
  return { fetch, loaded: null };
}

async function load<View>(view: ViewToFetch<View>): Promise<View> {
  view.loaded ??= (await withWords(view.fetch())).default;
  return view.loaded;
}

/** The view once it is there; `again` tries once more after it has `failed`. */
export function useFetchedView<View>(view: ViewToFetch<View>) {
  const [View, setView] = useState<View | null>(() => view.loaded);
  const [failed, setFailed] = useState(false);
  const again = useCallback(() => {
    setFailed(false);
    load(view).then(
      (loaded) => setView(() => loaded),
      () => setFailed(true),
    );
  }, [view]);
  useEffect(again, [again]);
  return { View, failed, again };
}
