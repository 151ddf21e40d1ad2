import { describe, expect, test } from "vitest";
import { shownStatus } from "./shown-status";

describe("a server is shown", () => {
  test.each([
    [{ action: "START" }, "STARTING"],
    [{ action: "RESTART" }, "RESTARTING"],
    [{ action: "ROLLING_RESTART" }, "RESTARTING"],
    [{ action: "STOP" }, "PROCESS_STOPPING"],
    [{ action: "STOP", stopType: "STOP_PROCESS" }, "PROCESS_STOPPING"],
    [{ action: "STOP", stopType: "STOP_SERVICE" }, "SERVICE_STOPPING"],
    [undefined, "UNAVAILABLE"],
  ] as const)("under %j as %s", (work, status) => {
    expect(shownStatus.server("UNAVAILABLE", work)).toBe(status);
  });
});

describe("a zone is shown", () => {
  test.each([
    [{ action: "START" }, "STARTING"],
    [{ action: "STOP", stopType: "STOP_SERVICE" }, "STOPPING"],
    [{ action: "RESTART" }, "RESTARTING"],
    [{ action: "ROLLING_RESTART" }, "RESTARTING"],
    ["inside", "OPERATING"],
    [undefined, "SERVICE_STOPPED"],
  ] as const)("under %j as %s", (held, status) => {
    expect(shownStatus.zone("SERVICE_STOPPED", held)).toBe(status);
  });
});

describe("a cluster is shown", () => {
  test.each([
    [{ action: "START" }, "STARTING"],
    [{ action: "STOP" }, "STOPPING"],
    [{ action: "RESTART" }, "RESTARTING"],
    [{ action: "ROLLING_RESTART" }, "OPERATING"],
    ["inside", "OPERATING"],
    [undefined, "STOPPED"],
  ] as const)("under %j as %s", (held, status) => {
    expect(shownStatus.cluster("STOPPED", held)).toBe(status);
  });
});
