/** Taking the result along as it is shown: as a picture, or as a table for a spreadsheet. */
import { useState } from "react";
import { serverClock } from "../../graphql/serverClock";
import { currentSpeech } from "../../words/language";
import { announce } from "../announce";
import { csvFile } from "../csv";
import { saveFile } from "../saveFile";
import { words as shared } from "../words";
import { basisOf, type ResultPoll } from "./figures";
import { resultTable } from "./resultTable";
import "./saveResult.css";
import { outcome, turnout } from "./sentences";
import { words } from "./words";

export function SaveResult({ poll }: { poll: ResultPoll }) {
  const [failed, setFailed] = useState(false);
  const savePicture = async () => {
    setFailed(false);
    try {
      // Fetched when first wanted: a phone that comes to vote does without.
      const { resultPng } = await import("./picture/png");
      saveFile(nameOf(poll, "png"), await resultPng(poll, saidOf(poll)));
      announce(words.saved);
    } catch {
      setFailed(true);
    }
  };
  const saveTable = () => {
    saveFile(nameOf(poll, "csv"), csvFile(resultTable(poll)));
    announce(words.saved);
  };
  return (
    <div className="save-result">
      <button type="button" className="button button--quiet" onClick={() => void savePicture()}>
        {words.savePicture}
      </button>
      <button type="button" className="button button--quiet" onClick={saveTable}>
        {words.saveTable}
      </button>
      {failed && (
        <p className="problem" role="alert">
          {words.saveFailed}
        </p>
      )}
    </div>
  );
}

function momentOf({ closedAt, tally }: ResultPoll): Date {
  return !tally.provisional && closedAt ? new Date(closedAt) : new Date(serverClock.now());
}

function saidOf(poll: ResultPoll) {
  const { tally, policy } = poll;
  return {
    moment: `${currentSpeech().moment(momentOf(poll))} · ${shared.states[tally.state]}`,
    outcome: outcome(tally),
    basis: basisOf(poll),
    turnout: turnout(poll),
    level: policy ? words.levels[policy.electorate] : null,
    winner: words.winner,
    leftOut: words.pictureLeavesOut,
  };
}

const LONGEST_NAME = 40;

/** Which-film-2026-11-28.png: the question as far as file systems take it, and the day. */
function nameOf(poll: ResultPoll, kind: "png" | "csv"): string {
  const day = momentOf(poll).toISOString().slice(0, 10);
  const words = poll.question.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const name = [...words.join("-")].slice(0, LONGEST_NAME).join("").replace(/-+$/, "");
  return `${[name, day].filter(Boolean).join("-")}.${kind}`;
}
