import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { FakeServer } from "../../testing/fakeServer";
import { hostedRoomOf } from "../../testing/polls";
import { HostLink } from "./HostLink";
import { words } from "./words/en";

/** The host link of a room with so many hosts. */
function show(hosts: number) {
  const server = new FakeServer()
    .answer("HostCount", () => ({ room: { __typename: "Room", id: "r", hostCount: hosts } }))
    .answer("RevokeHostKey", () => ({
      revokeHostKey: { __typename: "Room", id: "r", hostKey: "new-key", hostCount: 1 },
    }));
  const page = server.render(<HostLink room={hostedRoomOf()} hostKey="old-key" />);
  return { server, ...page };
}

const open = async () => {
  await userEvent.click(screen.getByRole("button", { name: words.replaceLink }));
  return within(await screen.findByRole("dialog", { name: words.replaceTitle }));
};
const revoked = (server: FakeServer) =>
  server.asked.filter(({ name }) => name === "RevokeHostKey").map(({ variables }) => variables);

test("the link is replaced only after a question that says what happens, and the new one is shown", async () => {
  const { server, rerender } = show(1);
  const dialog = await open();
  dialog.getByText(words.replaceText);
  expect(dialog.queryByRole("checkbox")).toBeNull();
  expect(revoked(server)).toEqual([]);
  await userEvent.click(dialog.getByRole("button", { name: words.replaceAct }));
  await screen.findByRole("dialog", { name: words.replacedLink });
  rerender(<HostLink room={hostedRoomOf({ hostKey: "new-key" })} hostKey="new-key" />);
  screen.getByText(`${window.location.origin}/ABC234/host#key=new-key`);
  expect(revoked(server)).toEqual([{ roomId: "r", removeOtherHosts: false }]);
});

test("the other hosts are told of, and removed where that is wanted", async () => {
  const { server } = show(3);
  const dialog = await open();
  await userEvent.click(await dialog.findByRole("checkbox", { name: words.removeOthers(2) }));
  await userEvent.click(dialog.getByRole("button", { name: words.replaceAct }));
  await screen.findByRole("dialog", { name: words.replacedLink });
  expect(revoked(server)).toEqual([{ roomId: "r", removeOtherHosts: true }]);
});

test("keeping it changes nothing, and a fault is told where it happened", async () => {
  const { server } = show(1);
  server.answer("RevokeHostKey", () => {
    throw new TypeError("Failed to fetch");
  });
  const dialog = await open();
  await userEvent.click(dialog.getByRole("button", { name: words.replaceAct }));
  expect((await dialog.findByRole("alert")).textContent).toBe(words.lost);
  await userEvent.click(dialog.getByRole("button", { name: words.keepLink }));
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(screen.getByRole("button", { name: words.copyHostLink })).toBeTruthy();
});
