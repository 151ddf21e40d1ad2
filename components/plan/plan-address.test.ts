import { createLoader } from "nuqs/server";
import { describe, expect, it } from "vitest";
import { PLAN_PARAMS, planHref, readPlanAddress } from "./plan-address";

const load = createLoader(PLAN_PARAMS);
const read = (query: string) => readPlanAddress(1, load(new URLSearchParams(query)));

describe("the address of a plan", () => {
  it("says what is to be done to what", () => {
    expect(
      planHref({
        clusterId: 7,
        action: "STOP",
        scope: "SERVER",
        serverIds: [3, 4],
        stopType: "STOP_SERVICE",
      }),
    ).toBe("/clusters/7/plan?action=STOP&scope=SERVER&servers=3,4&type=STOP_SERVICE");
    expect(planHref({ clusterId: 7, action: "START", scope: "ZONE", zoneName: "zone1" })).toBe(
      "/clusters/7/plan?action=START&scope=ZONE&zone=zone1",
    );
  });

  it("leaves out what does not belong to its scope", () => {
    expect(
      planHref({
        clusterId: 7,
        action: "ROLLING_RESTART",
        scope: "CLUSTER",
        serverIds: [1],
        zoneName: "zone1",
        stopType: "STOP_SERVICE",
      }),
    ).toBe("/clusters/7/plan?action=ROLLING_RESTART&scope=CLUSTER");
  });

  it("is read back as the operation it was made of", () => {
    const href = planHref({ clusterId: 1, action: "RESTART", scope: "SERVER", serverIds: [3, 4] });
    expect(read(href.split("?")[1] ?? "")).toEqual({
      clusterId: 1,
      action: "RESTART",
      scope: "SERVER",
      serverIds: [3, 4],
      zoneName: "",
      stopType: "STOP_PROCESS",
      freeze: true,
      force: false,
      atOnce: undefined,
    });
  });

  it("freezes before a process stops unless told not to", () => {
    expect(read("action=STOP&scope=CLUSTER")).toMatchObject({ freeze: true });
    expect(read("action=STOP&scope=CLUSTER&freeze=0")).toMatchObject({ freeze: false });
    expect(read("action=STOP&scope=ZONE&zone=z1&type=STOP_SERVICE&freeze=1")).toMatchObject({
      freeze: false,
    });
    expect(read("action=START&scope=CLUSTER&freeze=1")).toMatchObject({ freeze: false });
  });

  it("leaves out options that do not fit the operation", () => {
    expect(read("action=START&scope=CLUSTER&force=1&atOnce=2&type=STOP_SERVICE")).toMatchObject({
      force: false,
      atOnce: undefined,
      stopType: "STOP_PROCESS",
    });
    expect(read("action=ROLLING_RESTART&scope=CLUSTER&force=1&atOnce=2")).toMatchObject({
      force: true,
      atOnce: 2,
    });
  });

  it.each([
    ["", "action"],
    ["action=DELETE&scope=SERVER&servers=1", "action"],
    ["action=STOP", "scope"],
    ["action=STOP&scope=SERVER", "servers"],
    ["action=STOP&scope=SERVER&servers=3,x", "servers"],
    ["action=STOP&scope=SERVER&servers=0", "servers"],
    ["action=STOP&scope=SERVER&servers=", "servers"],
    ["action=STOP&scope=ZONE", "zone"],
    ["action=STOP&scope=ZONE&zone=a/b", "zone"],
    ["action=ROLLING_RESTART&scope=ZONE&zone=z1", "rolling"],
  ])("names no operation when it is %j", (query, problem) => {
    expect(read(query)).toEqual({ problem });
  });
});
