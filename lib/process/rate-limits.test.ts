import { expect, test } from "vitest";
import { RateLimitSetting } from "./rate-limits";

test("a plain limit is for each caller, others are for all together and for one user", () => {
  const limits = RateLimitSetting.parse("5/10s, 60/1m,all:900/1h,robot.one:7/1d,robot.one:2/10s");
  expect(limits.each).toEqual([
    { count: 5, seconds: 10 },
    { count: 60, seconds: 60 },
  ]);
  expect(limits.all).toEqual([{ count: 900, seconds: 3600 }]);
  expect([...limits.named]).toEqual([
    [
      "robot.one",
      [
        { count: 7, seconds: 86_400 },
        { count: 2, seconds: 10 },
      ],
    ],
  ]);
});

test("off is no limit at all", () => {
  expect(RateLimitSetting.parse("off")).toEqual({ each: [], all: [], named: new Map() });
});

test.each([
  ...["", "10", "10/s", "0/10s", "-1/1m", "1.5/1m", "10/20s", "10/10s,", "10/10s;20/1m"],
  ...["off,10/10s", ":10/10s", "10/10s extra", "9999999999/1d", "__proto__:1/10s"],
])("%j is refused with what it must be", (text) => {
  expect(() => RateLimitSetting.parse(text)).toThrow("such as 1000/10s,3000/1m");
});
