import { describe, expect, it } from "vitest";
import { Action } from "@/lib/contract/action";
import { bodyOf, endpointsOf, type PlanRequest, paramsOf } from "./plan-calls";
import { urlOf } from "./url-of";

const request = (given: Partial<PlanRequest>): PlanRequest => ({
  clusterId: 7,
  action: "STOP",
  scope: "CLUSTER",
  serverIds: [],
  zoneName: "",
  stopType: "STOP_PROCESS",
  freeze: false,
  force: false,
  atOnce: undefined,
  ...given,
});
const urlsOf = (given: Partial<PlanRequest>) => {
  const whole = request(given);
  return endpointsOf(whole).map(({ path }) => urlOf(path, paramsOf(whole), {}));
};

describe("the calls of an operation", () => {
  it("go to the server, the zone or the cluster that it is about", () => {
    expect(urlsOf({ action: "START", scope: "SERVER", serverIds: [3] })).toEqual([
      "/api/v2/ob/clusters/7/servers/3/start/plan",
      "/api/v2/ob/clusters/7/servers/3/start",
    ]);
    expect(urlsOf({ action: "RESTART", scope: "SERVER", serverIds: [3, 4] })).toEqual([
      "/api/v2/ob/clusters/7/servers/restart/plan",
      "/api/v2/ob/clusters/7/servers/restart",
    ]);
    expect(urlsOf({ action: "STOP", scope: "ZONE", zoneName: "zone1" })).toEqual([
      "/api/v2/ob/clusters/7/zones/zone1/stop/plan",
      "/api/v2/ob/clusters/7/zones/zone1/stop",
    ]);
    expect(urlsOf({ action: "ROLLING_RESTART" })).toEqual([
      "/api/v2/ob/clusters/7/rollingRestart/plan",
      "/api/v2/ob/clusters/7/rollingRestart",
    ]);
  });

  it.each(Action.options)("plan and do the same thing with the same body for %s", (action) => {
    for (const scope of ["SERVER", "ZONE", "CLUSTER"] as const) {
      for (const serverIds of [[3], [3, 4]]) {
        const whole = request({ action, scope, serverIds, zoneName: "zone1" });
        const [plan, run] = endpointsOf(whole);
        expect(plan.path).toBe(`${run.path}/plan`);
        expect(run.params.safeParse(paramsOf(whole)).success).toBe(true);
        expect(run.body.safeParse(bodyOf(whole)).success).toBe(true);
      }
    }
  });

  it("send the options that the action knows of, and no others", () => {
    const options = { freeze: true, force: true, atOnce: 2, stopType: "STOP_SERVICE" } as const;
    expect(bodyOf(request({ ...options, action: "START" }))).toEqual({});
    expect(bodyOf(request({ ...options, action: "RESTART" }))).toEqual({
      freezeServer: true,
      force: true,
    });
    expect(bodyOf(request({ ...options, action: "STOP" }))).toEqual({
      freezeServer: true,
      force: true,
      type: "STOP_SERVICE",
    });
    expect(bodyOf(request({ ...options, action: "ROLLING_RESTART" }))).toEqual({
      freezeServer: true,
      force: true,
      serversAtOnce: 2,
    });
    expect(bodyOf(request({ action: "START", scope: "SERVER", serverIds: [3, 4] }))).toEqual({
      serverIds: [3, 4],
    });
  });
});
