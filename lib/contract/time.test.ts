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

test.each([
  ["2026-01-02T03:04:05.678Z", ":05.678"],
  ["2026-01-02T03:04:05.670Z", ":05.67"],
  ["2026-01-02T03:04:05.600Z", ":05.6"],
  ["2026-01-02T03:04:05.000Z", ":05"],
  ["2026-01-02T03:04:00.000Z", ":00"],
  ["2026-01-02T03:04:00.050Z", ":00.05"],
])("%s is written with the fraction %s", (iso, fraction) => {
  const text = toTime(new Date(iso));

  expect(text.slice(16, -6)).toBe(fraction);
  expect(Date.parse(text)).toBe(Date.parse(iso));
});
