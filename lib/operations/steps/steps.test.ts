import { expect, test } from "vitest";
import { STEP_KINDS } from "../plan/step-kinds";
import { steps } from "./steps";

test("every kind of step that a plan can name has one handler, with the title and time that are planned", () => {
  const known = steps.map(({ id, title, timeoutMs }) => [id, title, timeoutMs]).sort();
  const planned = Object.entries(STEP_KINDS).map(([id, kind]) => [id, kind.title, kind.timeoutMs]);
  expect(known).toEqual(planned.sort());
});
