/** The ballot that the server painted: what a quick voter marked on it before the page came alive is kept. */
import "./painted.css";
import { keepDraft, reopenVote } from "./draft";
import { keepCode } from "./keptCode";
import { type Kind, type Marks, marksFrom } from "./marks";

/** Keeps the marks of the painted ballot below `root` as the draft, if there are any that the draft may not know. */
export function keepPaintedMarks(root: ParentNode): void {
  const form = root.querySelector<HTMLFormElement>("form[data-painted-ballot]");
  if (!form) return;
  const pollId = form.dataset.paintedBallot ?? "";
  if ("changing" in form.dataset) reopenVote(pollId);
  const code = form.querySelector<HTMLInputElement>("input[name=code]")?.value;
  if (code) keepCode(pollId, code);
  if ("given" in form.dataset || [...form.elements].some(isTouched)) keepDraft(pollId, paintedMarks(form));
}

/** What is marked, in the form that the page itself works with. */
export function paintedMarks(form: HTMLFormElement): Marks {
  const kind = form.dataset.kind as Kind;
  const fields = [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === "string" && value !== "" ? [[name, value] as const] : [],
  );
  if (kind === "choose") return { choose: fields.flatMap(([name, id]) => (name === "choose" ? [id] : [])) };
  const given = fields.flatMap(([name, value]) =>
    name.startsWith(`${kind}.`) && /^-?\d+$/.test(value)
      ? [{ optionId: name.slice(kind.length + 1), value: Number(value) }]
      : [],
  );
  return marksFrom(kind, given);
}

function isTouched(field: Element): boolean {
  if (field instanceof HTMLSelectElement) {
    return field.value !== field.querySelector<HTMLOptionElement>("option[selected]")?.value;
  }
  if (!(field instanceof HTMLInputElement)) return false;
  return field.checked !== field.defaultChecked || field.value !== field.defaultValue;
}
