/** A result as a PNG, made in this browser: nothing is sent anywhere. */
import type { ResultPoll } from "../figures";
import { draw, measureWith, SCALE, styleOfPage } from "./draw";
import { pictureOf, type Said } from "./layout";

/** Throws where the browser draws none. */
export async function resultPng(poll: ResultPoll, said: Said): Promise<Blob> {
  await document.fonts?.ready;
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas here");
  const style = styleOfPage();
  const picture = pictureOf(poll, said, measureWith(context, style));
  canvas.width = picture.width * SCALE;
  canvas.height = picture.height * SCALE;
  draw(context, picture, style);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png"),
  );
}
