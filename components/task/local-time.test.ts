import { describe, expect, it } from "vitest";
import { localClock, localOffset, localTime } from "./local-time";

describe("localTime", () => {
  it("is the same instant as the time it was given, without its fraction", () => {
    const time = "2026-01-02T03:04:05.678+08:00";
    const shown = `${localTime(time).replace(" ", "T")}${localOffset(time)}`;

    expect(Date.parse(shown)).toBe(Date.parse("2026-01-02T03:04:05+08:00"));
    expect(localClock(time)).toMatch(/^\d\d:\d\d:\d\d$/);
  });
});
