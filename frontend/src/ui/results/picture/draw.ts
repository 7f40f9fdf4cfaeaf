/** A laid out picture on a canvas, in the colours and the type of the page. */
import { optionLetter } from "../../OptionMark";
import SHAPES from "../../optionShapes.json";
import { type Font, type Measure, type Part, type Picture, WIDTH } from "./layout";

/** Pixels for each unit: sharp in print and on fine screens. */
export const SCALE = 2;
const SHAPE_BOX = 40;
const LETTER = { size: 17, weight: 700 };
const COLOURS = 8;

/** What a picture is drawn with. `mirrored`: from right to left. */
export type Style = { family: string; colour: (token: string) => string; mirrored: boolean };

/** The page's own type, colours and direction as they are now. */
export function styleOfPage(): Style {
  const root = getComputedStyle(document.documentElement);
  return {
    family: getComputedStyle(document.body).fontFamily,
    colour: (token) => root.getPropertyValue(`--${token}`).trim(),
    mirrored: document.documentElement.dir === "rtl",
  };
}

export function measureWith(context: CanvasRenderingContext2D, style: Style): Measure {
  return (text, font) => {
    context.font = fontOf(font, style);
    return context.measureText(text).width;
  };
}

export function draw(context: CanvasRenderingContext2D, { height, parts }: Picture, style: Style): void {
  context.setTransform(SCALE, 0, 0, SCALE, 0, 0);
  context.fillStyle = style.colour("paper");
  context.fillRect(0, 0, WIDTH, height);
  for (const part of parts) DRAWN[part.kind](context, part as never, style);
}

type DrawPart<Kind extends Part["kind"]> = (
  context: CanvasRenderingContext2D,
  part: Extract<Part, { kind: Kind }>,
  style: Style,
) => void;

const DRAWN: { [Kind in Part["kind"]]: DrawPart<Kind> } = {
  text(context, { text, x, y, font, ink, end }, style) {
    context.font = fontOf(font, style);
    context.fillStyle = style.colour(ink);
    const atLeft = !end !== style.mirrored;
    context.textAlign = atLeft ? "left" : "right";
    context.direction = /[\u0590-\u08ff]/.test(firstLetter(text)) ? "rtl" : "ltr";
    context.fillText(text, style.mirrored ? WIDTH - x : x, y);
  },
  mark(context, { position, x, y, size }, style) {
    const shape = SHAPES[position % SHAPES.length] as (typeof SHAPES)[number];
    context.save();
    context.translate(style.mirrored ? WIDTH - x - size : x, y);
    context.scale(size / SHAPE_BOX, size / SHAPE_BOX);
    context.fillStyle = colourOf(position, style);
    context.fill(new Path2D(shape.path));
    context.font = fontOf(LETTER, style);
    context.fillStyle = style.colour("on-option");
    context.textAlign = "center";
    context.fillText(optionLetter(position), SHAPE_BOX / 2, shape.letterY + 0.36 * LETTER.size);
    context.restore();
  },
  bar(context, { position, x, y, width, height, length }, style) {
    context.save();
    capsule(context, x, y, width, height);
    context.fillStyle = style.colour("sunken");
    context.fill();
    context.strokeStyle = style.colour("line");
    context.stroke();
    context.clip();
    const filled = width * length;
    // A whole bar slid into view, as on the page: its far end stays round.
    const left = style.mirrored ? x + width - filled : x - width + filled;
    capsule(context, left, y, width, height);
    context.fillStyle = colourOf(position, style);
    context.fill();
    context.restore();
  },
};

/** The path of a bar with round ends; `roundRect` is younger than the browsers that we draw for. */
function capsule(context: CanvasRenderingContext2D, x: number, y: number, width: number, height: number) {
  const radius = height / 2;
  context.beginPath();
  context.arc(x + radius, y + radius, radius, Math.PI / 2, -Math.PI / 2);
  context.arc(x + width - radius, y + radius, radius, -Math.PI / 2, Math.PI / 2);
  context.closePath();
}

function colourOf(position: number, { colour }: Style): string {
  return colour(`option-${(position % COLOURS) + 1}`);
}

function fontOf({ size, weight }: Font, { family }: Style): string {
  return `${weight} ${size}px ${family}`;
}

function firstLetter(text: string): string {
  return /\p{L}/u.exec(text)?.[0] ?? "";
}
