/** When the poll closes by itself: set for some time from now or for a moment, moved by buttons, or taken away. */
import { type FormEvent, useEffect, useState } from "react";
import { serverClock } from "../../graphql/serverClock";
import { clockWords } from "../../ui/Countdown";
import type { HeldDeadline } from "./useDeadline";
import { words } from "./words";

const CHOICES_SECONDS = [30, 60, 120, 300, 600, 1800];
const STEPS_SECONDS = [-60, -30, 30, 60];
const SECOND = 1_000;

type TimerProps = { seconds: number | null; onChange: (seconds: number | null) => void };

/** How long voting is to stay open, chosen before it opens. */
export function Timer({ seconds, onChange }: TimerProps) {
  return (
    <label className="deadline">
      <span className="field-hint">{words.timer}</span>
      <select
        className="input"
        value={seconds ?? ""}
        onChange={({ target }) => onChange(target.value === "" ? null : Number(target.value))}
      >
        <option value="">{words.timerNone}</option>
        {CHOICES_SECONDS.map((choice) => (
          <option key={choice} value={choice}>
            {words.time(choice)}
          </option>
        ))}
      </select>
    </label>
  );
}

export function Deadline({ deadline }: { deadline: HeldDeadline }) {
  const { closesAt, setIn, remove } = deadline;
  const [picking, setPicking] = useState(false);
  const choose = (value: string) => {
    setPicking(value === "at");
    if (value === "") remove();
    else if (value !== "set" && value !== "at") setIn(Number(value));
  };
  return (
    <div className="deadline">
      {closesAt && <Steps closesAt={closesAt} move={deadline.move} />}
      <label className="deadline">
        <span className="field-hint">{words.deadline}</span>
        <select
          className="input"
          value={picking ? "at" : closesAt ? "set" : ""}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="">{words.deadlineByHand}</option>
          {closesAt && <option value="set">{words.deadlineSet(new Date(closesAt))}</option>}
          {CHOICES_SECONDS.map((seconds) => (
            <option key={seconds} value={seconds}>
              {words.inTime(seconds)}
            </option>
          ))}
          <option value="at">{words.deadlineAt}</option>
        </select>
      </label>
      {picking && (
        <Moment
          onPick={(moment) => {
            setPicking(false);
            deadline.setAt(moment);
          }}
        />
      )}
    </div>
  );
}

/** Buttons that move the deadline, with the time that is left between them. */
function Steps({ closesAt, move }: { closesAt: string; move: (seconds: number) => void }) {
  const left = useTimeLeft(closesAt);
  return (
    <div className="deadline-steps">
      {STEPS_SECONDS.map((seconds) => (
        <button
          key={seconds}
          type="button"
          className={seconds === 30 ? "button deadline-later" : "button"}
          aria-label={seconds > 0 ? words.laterBy(seconds) : words.soonerBy(-seconds)}
          aria-disabled={left + seconds * SECOND <= 0}
          onClick={() => move(seconds)}
        >
          {words.step(seconds)}
        </button>
      ))}
      <b className="deadline-left number" aria-hidden="true">
        {clockWords(left)}
      </b>
    </div>
  );
}

function useTimeLeft(closesAt: string): number {
  const [now, setNow] = useState(() => serverClock.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(serverClock.now()), SECOND / 4);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Date.parse(closesAt) - Math.max(now, serverClock.now()));
}

/** A moment by the calendar, in the host's own time zone. */
function Moment({ onPick }: { onPick: (moment: Date) => void }) {
  const [value, setValue] = useState("");
  const [late, setLate] = useState(false);
  const pick = (event: FormEvent) => {
    event.preventDefault();
    const moment = new Date(value);
    const usable = Number.isFinite(moment.getTime()) && moment.getTime() > serverClock.now();
    setLate(!usable);
    if (usable) onPick(moment);
  };
  return (
    <form className="deadline" onSubmit={pick}>
      <input
        className="input"
        type="datetime-local"
        required
        aria-label={words.closeAt}
        aria-invalid={late}
        value={value}
        onChange={(event) => setValue(event.target.value)}
      />
      <button type="submit" className="button">
        {words.setMoment}
      </button>
      {late && (
        <span className="field-problem" role="alert">
          {words.momentPast}
        </span>
      )}
    </form>
  );
}
