import { expect, test } from "vitest";
import { Time, toTime } from "./time";

test("a time has its offset and no trailing zeros, as in OCP's samples", () => {
  const text = toTime(new Date("2026-01-02T03:04:05.220Z"));

  expect(Date.parse(text)).toBe(Date.parse("2026-01-02T03:04:05.220Z"));
  expect(text).toMatch(/:05\.22[+-]\d\d:\d\d$/);
  expect(Time.safeParse(text).success).toBe(true);
});

test("a whole second has no fraction", () => {
  expect(toTime(new Date("2026-01-02T03:04:50.000Z"))).toMatch(/:50[+-]\d\d:\d\d$/);
});
