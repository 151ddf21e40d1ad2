import { expect, test } from "vitest";
import { shownStatus } from "./shown-status";

test("a server is STARTING exactly while a task holds it", () => {
  expect(shownStatus.server("PROCESS_STOPPED", true)).toBe("STARTING");
  expect(shownStatus.server("PROCESS_STOPPED", false)).toBe("PROCESS_STOPPED");
});

test("a zone and a cluster are OPERATING while a task works in them", () => {
  expect(shownStatus.zone("RUNNING", true)).toBe("OPERATING");
  expect(shownStatus.zone("UNAVAILABLE", false)).toBe("UNAVAILABLE");
  expect(shownStatus.cluster("RUNNING", true)).toBe("OPERATING");
  expect(shownStatus.cluster("STOPPED", false)).toBe("STOPPED");
});
