/** Who may vote, who sees what of the results and when, and whether votes may change: each choice with what it means. */
import type { Electorate, ResultsDetail, ResultsVisible, VoteChange } from "../../graphql/generated";
import { ChoiceList } from "./ChoiceList";
import type { QuestionDraft } from "./question";
import { words } from "./words";

export type Secrecy = "OWN" | "GROUPED" | "SECRET";

const ELECTORATES: Electorate[] = ["ANYONE", "BALLOT_CODE", "INVITED", "SIGNED_IN"];
const SECRECIES: Secrecy[] = ["OWN", "GROUPED", "SECRET"];
const VISIBLE: ResultsVisible[] = ["ALWAYS", "AFTER_VOTING", "AFTER_CLOSING", "AFTER_REVEAL", "HOST_ONLY"];
const DETAILS: ResultsDetail[] = ["COUNTS", "PERCENTAGES", "WINNER_ONLY", "TURNOUT_ONLY"];
const CHANGES: VoteChange[] = ["WHILE_OPEN", "NEVER"];

/** While a secret poll is open nobody sees results, so there is no earlier moment to choose. */
const AFTER_THE_CLOSE: ResultsVisible[] = ["AFTER_CLOSING", "AFTER_REVEAL", "HOST_ONLY"];

type Props = { draft: QuestionDraft; onChange: (over: Partial<QuestionDraft>) => void };

export function PolicyFields({ draft, onChange }: Props) {
  return (
    <>
      <ChoiceList
        legend={words.electorate}
        choices={ELECTORATES}
        names={words.electorates}
        lines={words.electorateLines}
        value={draft.electorate}
        onChange={(electorate) => onChange({ electorate })}
      />
      <ChoiceList
        legend={words.secrecy}
        choices={SECRECIES}
        names={words.secrecies}
        lines={words.secrecyLines}
        value={draft.secret ? "SECRET" : draft.groupedResults ? "GROUPED" : "OWN"}
        onChange={(secrecy) => onChange(secrecyOf(secrecy, draft))}
      />
      <ChoiceList
        legend={words.results}
        choices={draft.secret ? AFTER_THE_CLOSE : VISIBLE}
        names={words.visible}
        lines={words.visibleLines}
        value={draft.resultsVisible}
        onChange={(resultsVisible) => onChange({ resultsVisible })}
      />
      {draft.resultsVisible !== "HOST_ONLY" && (
        <ChoiceList
          legend={words.detail}
          choices={DETAILS}
          names={words.details}
          lines={words.detailLines}
          value={draft.resultsDetail}
          onChange={(resultsDetail) => onChange({ resultsDetail })}
        />
      )}
      <ChoiceList
        legend={words.change}
        choices={CHANGES}
        names={words.changes}
        lines={words.changeLines}
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
