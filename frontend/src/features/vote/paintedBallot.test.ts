import { expect, test } from "vitest";
import { isReopened } from "./draft";
import { forgetCode, keptCode } from "./keptCode";
import { keepPaintedMarks, paintedMarks } from "./paintedBallot";

function painted(kind: string, fields: string, data = ""): HTMLFormElement {
  document.body.innerHTML = `<form data-painted-ballot="p" data-kind="${kind}" ${data}>
    <input type="hidden" name="csrfmiddlewaretoken" value="t"><input type="hidden" name="poll" value="p">${fields}</form>`;
  return document.querySelector("form") as HTMLFormElement;
}

const choices = `<input type="checkbox" name="choose" value="a"><input type="checkbox" name="choose" value="b">`;
const draft = () => JSON.parse(sessionStorage.getItem("livetally.draft.p") ?? "null");
const check = (form: HTMLFormElement, value: string) => {
  (form.querySelector(`[value=${value}]`) as HTMLInputElement).checked = true;
};

test("what is ticked is the choice", () => {
  const form = painted("choose", choices);
  check(form, "b");
  expect(paintedMarks(form)).toEqual({ choose: ["b"] });
});

test("ranks become an order, equal ones side by side, gaps closed", () => {
  const ranks = (id: string, value: string) => `<input type="number" name="rank.${id}" value="${value}">`;
  const form = painted("rank", ranks("a", "4") + ranks("b", "2") + ranks("c", "") + ranks("d", "4"));
  expect(paintedMarks(form)).toEqual({ rank: [["b"], ["a", "d"]] });
});

test("scores and points are whole numbers; anything else is left to be written again", () => {
  const given = (kind: string) =>
    `<input name="${kind}.a" value="-3"><input name="${kind}.b" value="x"><input name="${kind}.c" value="0">`;
  expect(paintedMarks(painted("score", given("score")))).toEqual({
    score: [
      { optionId: "a", value: -3 },
      { optionId: "c", value: 0 },
    ],
  });
  expect(paintedMarks(painted("spend", given("spend")))).toEqual({ spend: [{ optionId: "a", value: -3 }] });
});

test("an untouched ballot leaves the draft of an earlier visit alone", () => {
  sessionStorage.setItem("livetally.draft.p", JSON.stringify({ choose: ["a"] }));
  painted("choose", choices);
  keepPaintedMarks(document);
  expect(draft()).toEqual({ choose: ["a"] });
  check(document.querySelector("form") as HTMLFormElement, "b");
  keepPaintedMarks(document);
  expect(draft()).toEqual({ choose: ["b"] });
});

test("a ballot code that was typed already is kept with its poll", () => {
  const form = painted("choose", `${choices}<input name="code" value="">`);
  keepPaintedMarks(document);
  expect(keptCode("p")).toBe("");
  (form.querySelector("[name=code]") as HTMLInputElement).value = "gxp pte";
  keepPaintedMarks(document);
  expect(keptCode("p")).toBe("gxp pte");
  forgetCode("p");
});

test("an untouched list of ranks is not a touched one", () => {
  painted("rank", `<select name="rank.a"><option value="" selected>–</option><option>1</option></select>`);
  keepPaintedMarks(document);
  expect(draft()).toBeNull();
  (document.querySelector("select") as HTMLSelectElement).value = "1";
  keepPaintedMarks(document);
  expect(draft()).toEqual({ rank: [["a"]] });
});

test("marks that the server painted again after a refusal are kept, and a vote being changed stays open", () => {
  painted("choose", choices.replace('value="a"', 'value="a" checked'), "data-given data-changing");
  keepPaintedMarks(document);
  expect(draft()).toEqual({ choose: ["a"] });
  expect(isReopened("p")).toBe(true);
});

test("a page without a painted ballot is left as it is", () => {
  document.body.innerHTML = "<form></form>";
  keepPaintedMarks(document);
  expect(draft()).toBeNull();
});
