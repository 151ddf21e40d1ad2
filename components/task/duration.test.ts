import { describe, expect, it } from "vitest";
import { durationOf, durationText } from "./duration";

describe("durationText", () => {
  it("says short durations with tenths and long ones in two units", () => {
    expect(
      [320, 9_900, 41_000, 80_000, 3_900_000, 90_000_000].map((ms) => durationText("en", ms)),
    ).toEqual(["0.3s", "9.9s", "41s", "1m 20s", "1h 5m", "1d 1h"]);
  });

  it("counts what runs in whole seconds that have passed", () => {
    expect([0, 999, 1_999, 59_999].map((ms) => durationText("en", ms, true))).toEqual([
      "0s",
      "0s",
      "1s",
      "59s",
    ]);
  });

  it("speaks Chinese", () => {
    expect(durationText("zh", 80_000)).toBe("1分钟20秒");
  });
});

describe("durationOf", () => {
  it("is never negative, even when the clocks disagree", () => {
    expect(durationOf({ startTime: "2026-01-02T03:04:05Z" }, 0)).toBe(0);
    expect(durationOf({}, 0)).toBeUndefined();
  });
});
