/** Who sees what of the results and when, and whether votes may change: each choice with what it means. */
import type { ResultsDetail, ResultsVisible, VoteChange } from "../../graphql/generated";
import { ChoiceList } from "./ChoiceList";
import type { QuestionDraft } from "./question";
import {
  changeLines,
  changeWords,
  detailLines,
  detailWords,
  visibleLines,
  visibleWords,
  words,
} from "./words";

const VISIBLE = Object.keys(visibleWords) as ResultsVisible[];
const DETAILS = Object.keys(detailWords) as ResultsDetail[];
const CHANGES = Object.keys(changeWords) as VoteChange[];

type Props = { draft: QuestionDraft; onChange: (over: Partial<QuestionDraft>) => void };

export function PolicyFields({ draft, onChange }: Props) {
  return (
    <>
      <ChoiceList
        legend={words.results}
        choices={VISIBLE}
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
