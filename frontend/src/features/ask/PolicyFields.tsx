/** Who may vote, who sees what of the results and when, and whether votes may change: each choice with what it means. */
import type { Electorate, ResultsDetail, ResultsVisible, VoteChange } from "../../graphql/generated";
import { ChoiceList } from "./ChoiceList";
import type { QuestionDraft } from "./question";
import {
  changeLines,
  changeWords,
  detailLines,
  detailWords,
  electorateLines,
  electorateWords,
  type Secrecy,
  secrecyLines,
  secrecyWords,
  visibleLines,
  visibleWords,
  words,
} from "./words";

const ELECTORATES = Object.keys(electorateWords) as Electorate[];
const VISIBLE = Object.keys(visibleWords) as ResultsVisible[];
const DETAILS = Object.keys(detailWords) as ResultsDetail[];
const CHANGES = Object.keys(changeWords) as VoteChange[];

const SECRECY = Object.keys(secrecyWords) as Secrecy[];
/** While a secret poll is open nobody sees results, so there is no earlier moment to choose. */
const AFTER_THE_CLOSE: ResultsVisible[] = ["AFTER_CLOSING", "AFTER_REVEAL", "HOST_ONLY"];

type Props = { draft: QuestionDraft; onChange: (over: Partial<QuestionDraft>) => void };

export function PolicyFields({ draft, onChange }: Props) {
  return (
    <>
      <ChoiceList
        legend={words.electorate}
        choices={ELECTORATES}
        names={electorateWords}
        lines={electorateLines}
        value={draft.electorate}
        onChange={(electorate) => onChange({ electorate })}
      />
      <ChoiceList
        legend={words.secrecy}
        choices={SECRECY}
        names={secrecyWords}
        lines={secrecyLines}
        value={draft.secret ? "SECRET" : draft.groupedResults ? "GROUPED" : "OWN"}
        onChange={(secrecy) => onChange(secrecyOf(secrecy, draft))}
      />
      <ChoiceList
        legend={words.results}
        choices={draft.secret ? AFTER_THE_CLOSE : VISIBLE}
        names={visibleWords}
        lines={visibleLines}
        value={draft.resultsVisible}
        onChange={(resultsVisible) => onChange({ resultsVisible })}
      />
      {draft.resultsVisible !== "HOST_ONLY" && (
        <ChoiceList
          legend={words.detail}
          choices={DETAILS}
          names={detailWords}
          lines={detailLines}
          value={draft.resultsDetail}
          onChange={(resultsDetail) => onChange({ resultsDetail })}
        />
      )}
      <ChoiceList
        legend={words.change}
        choices={CHANGES}
        names={changeWords}
        lines={changeLines}
        value={draft.voteChange}
        onChange={(voteChange) => onChange({ voteChange })}
      />
    </>
  );
}

function secrecyOf(secrecy: Secrecy, { resultsVisible }: QuestionDraft): Partial<QuestionDraft> {
  const [secret, groupedResults] = [secrecy === "SECRET", secrecy === "GROUPED"];
  if (!secret || AFTER_THE_CLOSE.includes(resultsVisible)) return { secret, groupedResults };
  return { secret, groupedResults, resultsVisible: "AFTER_CLOSING" };
}
