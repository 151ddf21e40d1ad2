import { expect, it } from "vitest";
import { findGap } from "./find-gap";

const GOOD = { current: "Old-password-1", fresh: "New-password-1", again: "New-password-1" };

it("asks the console only for what can be right", () => {
  expect(findGap(GOOD)).toBeUndefined();
});

it.each([
  [{ ...GOOD, current: "" }, "current", "missing"],
  [{ ...GOOD, fresh: "Short-1" }, "fresh", "unfit"],
  [{ ...GOOD, fresh: "a".repeat(33) }, "fresh", "unfit"],
  [{ ...GOOD, fresh: "onlylowercase" }, "fresh", "unfit"],
  [{ ...GOOD, fresh: GOOD.current, again: GOOD.current }, "fresh", "same"],
  [{ ...GOOD, again: "New-password-2" }, "again", "different"],
])("names the first field that cannot be: %o", (typed, field, reason) => {
  expect(findGap(typed)).toEqual({ field, reason });
});
