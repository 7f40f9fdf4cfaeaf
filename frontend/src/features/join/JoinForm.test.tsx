import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { FakeServer } from "../../testing/fakeServer";
import { roomOf } from "../../testing/polls";
import { JoinForm } from "./JoinForm";
import { words } from "./words";

test("the sixth character joins by itself", async () => {
  const joined = vi.fn();
  const server = new FakeServer().answer("RoomByCode", () => ({ room: roomOf(null) }));
  server.render(<JoinForm onJoin={joined} />);
  await userEvent.type(screen.getByLabelText(words.label), "abc23");
  expect(server.count("RoomByCode")).toBe(0);
  await userEvent.type(screen.getByLabelText(words.label), "4");
  await waitFor(() => expect(joined).toHaveBeenCalledWith("ABC234"));
  expect(server.asked[0]?.variables).toEqual({ joinCode: "ABC234" });
});

test("a pasted link joins its room", async () => {
  const joined = vi.fn();
  const server = new FakeServer().answer("RoomByCode", () => ({ room: roomOf(null) }));
  server.render(<JoinForm onJoin={joined} />);
  await userEvent.click(screen.getByLabelText(words.label));
  await userEvent.paste("http://localhost:8000/xyz789");
  await waitFor(() => expect(joined).toHaveBeenCalledWith("XYZ789"));
});

test("an unknown code is told, and stays in the field", async () => {
  const joined = vi.fn();
  new FakeServer().answer("RoomByCode", () => ({ room: null })).render(<JoinForm onJoin={joined} />);
  await userEvent.type(screen.getByLabelText(words.label), "ABC234");
  await screen.findByText(words.unknown);
  expect(screen.getByLabelText<HTMLInputElement>(words.label).value).toBe("ABC234");
  expect(joined).not.toHaveBeenCalled();
});

test("a lost connection is told", async () => {
  const server = new FakeServer().answer("RoomByCode", () => {
    throw new TypeError("Failed to fetch");
  });
  server.render(<JoinForm onJoin={vi.fn()} />);
  await userEvent.type(screen.getByLabelText(words.label), "ABC234");
  await screen.findByText(words.unreachable);
});
