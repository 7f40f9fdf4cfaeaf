/** `/methods`: the rules of all voting methods. */
import { useEffect } from "react";
import { MethodsGuide } from "../features/methods/MethodsGuide";
import { words as guideWords } from "../features/methods/words";
import { Frame } from "../ui/Frame";
import { usePageTitle } from "../ui/pageTitle";
import "../ui/results/results.css";

export default function MethodsPage() {
  usePageTitle(guideWords.title);
  useEffect(() => {
    // The page comes after its address, so the browser has not found the place by itself.
    const place = window.location.hash.slice(1);
    if (place) document.getElementById(place)?.scrollIntoView();
  }, []);
  return (
    <Frame wide>
      <MethodsGuide />
    </Frame>
  );
}
