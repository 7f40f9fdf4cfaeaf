import { render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { CopyButton } from "./CopyButton";
import { copyText } from "./copyText";

test("on plain http, where there is no clipboard, a hidden field is copied", async () => {
  vi.stubGlobal("navigator", {});
  let copied = "";
  document.execCommand = vi.fn(() => {
    copied = (document.activeElement as HTMLTextAreaElement).value ?? "";
    return true;
  });
  expect(await copyText("http://192.168.1.5:8000/ABC234")).toBe(true);
  expect(document.querySelector("textarea")).toBeNull();
  expect(document.execCommand).toHaveBeenCalledWith("copy");
  expect(copied).toBe("http://192.168.1.5:8000/ABC234");
  vi.unstubAllGlobals();
});

test("the copy button says that it copied", async () => {
  vi.stubGlobal("navigator", { clipboard: { writeText: vi.fn(async () => undefined) } });
  render(<CopyButton text="x">Copy link</CopyButton>);
  screen.getByRole("button").click();
  await screen.findByText("Copied");
  vi.unstubAllGlobals();
});
