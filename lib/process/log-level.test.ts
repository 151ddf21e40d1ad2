import { expect, test } from "vitest";
import { logLevel } from "./log-level";

test.each([
  ["debug", "debug"],
  ["error", "error"],
  [undefined, "info"],
  ["", "info"],
  ["loud", "info"],
])("the level %s logs at %s, so that no setting keeps the log from being there", (given, level) => {
  expect(logLevel(given)).toBe(level);
});
