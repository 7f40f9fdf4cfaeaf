import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SureButton } from "./SureButton";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function shown(twice: boolean) {
  const act = vi.fn();
  render(
    <SureButton className="button" onPress={act} twice={twice}>
      None of these
    </SureButton>,
  );
  const press = () => fireEvent.click(screen.getByRole("button"));
  return { act, press };
}

test("elsewhere than in a frame one press is enough", () => {
  const { act, press } = shown(false);
  press();
  expect(act).toHaveBeenCalledTimes(1);
});

test("in a frame a press is asked for once more, and a double click is one press", () => {
  const { act: acted, press } = shown(true);
  press();
  expect(screen.getByRole("button").textContent).toBe("None of these? Press once more");
  press();
  expect(acted).not.toHaveBeenCalled();
  act(() => void vi.advanceTimersByTime(600));
  press();
  expect(acted).toHaveBeenCalledTimes(1);
});

test("a first press is forgotten after a while", () => {
  const { act: acted, press } = shown(true);
  press();
  act(() => void vi.advanceTimersByTime(7_000));
  expect(screen.getByRole("button").textContent).toBe("None of these");
  press();
  expect(acted).not.toHaveBeenCalled();
});
