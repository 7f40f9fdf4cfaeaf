/** What a live poll shows: made once, then changed in place, so that bars move and nothing flickers. */
import type { PollState } from "../graphql/generated";
import { LANGUAGES, type Language } from "../words/languages";
import { outcomeOf, type Shown, shownOf, turnoutOf } from "./figures";
import type { OptionFigures, Question, Tally } from "./follow";
import { sharedSheet } from "./sheet";
import { type Words, wordsIn } from "./words";

/** notice: what is the matter, if something is. */
export type Picture = {
  language: Language;
  level: string;
  question: Question | null;
  tally: Tally | null;
  notice: keyof Pick<Words, "loading" | "unknown" | "failed" | "reconnecting"> | null;
};

type Row = {
  item: HTMLElement;
  label: HTMLElement;
  lead: HTMLElement;
  count: HTMLElement;
  winner: HTMLElement;
} & {
  track: HTMLElement;
  fill: HTMLElement;
};

export class View {
  #frame = make("section", "poll");
  #question = make("p", "question");
  #state = make("p", "state");
  #outcome = make("p", "outcome");
  #options = make("ol", "options");
  #turnout = make("p", "turnout");
  #notice = make("p", "notice");
  #voice = make("p", "unseen");
  #rows = new Map<string, Row>();

  constructor(root: ShadowRoot) {
    root.adoptedStyleSheets = [sharedSheet()];
    this.#question.setAttribute("role", "heading");
    for (const part of [this.#question, this.#outcome]) part.dir = "auto";
    this.#voice.setAttribute("aria-live", "polite");
    this.#frame.append(
      this.#question,
      this.#state,
      this.#outcome,
      this.#options,
      this.#turnout,
      this.#notice,
      this.#voice,
    );
    root.append(this.#frame, document.createElement("slot"));
  }

  say(text: string): void {
    this.#voice.textContent = text;
  }

  draw({ language, level, question, tally, notice }: Picture): void {
    const words = wordsIn(language);
    this.#frame.lang = language;
    this.#frame.dir = LANGUAGES[language].direction;
    this.#question.setAttribute("aria-level", level);
    write(this.#question, question?.question ?? null);
    write(this.#state, tally && words.states[tally.state as PollState]);
    write(this.#outcome, tally && outcomeOf(tally, words));
    write(this.#turnout, tally && turnoutOf(tally, words));
    const hidden = tally?.hiddenBecause ? words.hidden[tally.hiddenBecause] : null;
    write(this.#notice, notice ? words[notice] : hidden);
    this.#drawOptions(question, tally, words, language);
  }

  #drawOptions(question: Question | null, tally: Tally | null, words: Words, language: Language): void {
    const figures = tally?.options ?? null;
    const options = figures?.map(({ option }) => option) ?? question?.options ?? [];
    this.#options.hidden = options.length === 0;
    this.#keepRows(options.map(({ id }) => id));
    const most = Math.max(0, ...(figures ?? []).map(({ points }) => points ?? 0));
    for (const [position, { id, label }] of options.entries()) {
      const row = this.#rows.get(id);
      if (!row) continue;
      const own = figures?.[position];
      const shown = own && question ? shownOf(question.method, own, most, words, language) : NOTHING;
      const won = !!own && !!tally && hasWon(own, tally);
      row.item.setAttribute("part", `option option-${position + 1}${won ? " winner" : ""}`);
      row.item.classList.toggle("winner", won);
      row.fill.setAttribute("part", `fill fill-${position + 1}`);
      row.label.textContent = label;
      write(row.winner, won ? words.winner : null);
      drawFigures(row, shown);
    }
  }

  /** One row for each option, in their order; a row that stays is the same element. */
  #keepRows(ids: string[]): void {
    if (ids.join() === [...this.#rows.keys()].join()) return;
    this.#rows = new Map(ids.map((id) => [id, this.#rows.get(id) ?? makeRow()]));
    this.#options.replaceChildren(...[...this.#rows.values()].map(({ item }) => item));
  }
}

const NOTHING: Shown = { lead: null, count: null, length: null };

function hasWon({ winner, option }: OptionFigures, { provisional, winners }: Tally): boolean {
  return !provisional && (winner || !!winners?.some(({ id }) => id === option.id));
}

function drawFigures({ lead, count, track, fill }: Row, shown: Shown): void {
  write(lead, shown.lead);
  write(count, shown.count);
  track.hidden = shown.length === null;
  fill.style.transform = `scaleX(${shown.length ?? 0})`;
}

function makeRow(): Row {
  const [item, label, figures] = [make("li", "option"), make("span", "label"), make("span", "figures")];
  const [winner, lead, count] = [make("span", "mark"), make("span", "lead"), make("span", "count")];
  const [track, fill] = [make("div", "track"), make("div", "fill")];
  label.dir = "auto";
  track.setAttribute("aria-hidden", "true");
  figures.append(winner, lead, count);
  track.append(fill);
  item.append(label, figures, track);
  return { item, label, lead, count, winner, track, fill };
}

/** An element that a page can style as this part. */
function make(tag: string, part: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = part;
  element.setAttribute("part", part);
  return element;
}

/** Texts that are not there take no place. */
function write(element: HTMLElement, text: string | null): void {
  element.hidden = text === null;
  if (element.textContent !== text) element.textContent = text;
}
