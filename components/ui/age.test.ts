import { expect, it } from "vitest";
import { ageText } from "./age";

it("is told in its largest whole unit", () => {
  expect(ageText("en", 3 * 60_000 + 59_000)).toMatch(/^3\s?m/);
  expect(ageText("en", 49 * 3_600_000)).toMatch(/^2\s?d/);
  expect(ageText("zh", 5 * 3_600_000)).toMatch(/^5\s?小时前$/);
});

it("moves in steps of five seconds and is just now before the first", () => {
  expect(ageText("en", 14_000)).toBe(ageText("en", 10_000));
  expect(ageText("en", 4999)).toBeUndefined();
  expect(ageText("en", -2000)).toBeUndefined();
});
