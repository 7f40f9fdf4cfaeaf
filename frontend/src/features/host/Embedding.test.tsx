import { readFileSync } from "node:fs";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { Embedding } from "./Embedding";
import { frameLines, resultLines } from "./embedLines";
import { words } from "./words/en";

test.each([
  ["the result", resultLines],
  ["the frame", frameLines],
])("the lines for %s are those that the documentation prints", (_, lines) => {
  const docs = readFileSync("../docs/embedding.md", "utf8");
  expect(docs).toContain(`\`\`\`html\n${lines("https://votes.example", "POLLID")}\`\`\``);
});

test("the host copies them for this server and the shown question", async () => {
  const user = userEvent.setup();
  render(<Embedding pollId="p" />);
  await user.click(screen.getByText(words.embedTitle));
  await user.click(screen.getByRole("button", { name: words.copyResult }));
  expect(await navigator.clipboard.readText()).toBe(resultLines(window.location.origin, "p"));
  await user.click(screen.getByRole("button", { name: words.copyFrame }));
  expect(await navigator.clipboard.readText()).toContain(`src="${window.location.origin}/embed/p"`);
});
