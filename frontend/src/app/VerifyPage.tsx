/** `/verify`: checking a closed poll and a receipt in the browser. */
import { Verify } from "../features/verify/Verify";
import { words } from "../features/verify/words";
import { Frame } from "../ui/Frame";
import { usePageTitle } from "../ui/pageTitle";

export default function VerifyPage() {
  usePageTitle(words.title);
  return (
    <Frame wide>
      <Verify />
    </Frame>
  );
}
