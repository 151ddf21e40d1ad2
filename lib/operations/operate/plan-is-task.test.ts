import fc from "fast-check";
import { expect, test } from "vitest";
import { Failure } from "@/lib/contract/failure";
import { Plan, type PlannedSubtask } from "@/lib/contract/plan";
import type { StartedTask, Subtask, Task } from "@/lib/contract/task";
import { cluster as clusters } from "@/lib/store/fleet-tables";
import { fact, task, taskLock } from "@/lib/store/task-tables";
import { ADMIN } from "@/lib/testing/actor";
import { anyOperation } from "@/lib/testing/any-operation";
import { type TestApi, testApi } from "@/lib/testing/api";
import { freshDatabase } from "@/lib/testing/database";
import { addCluster } from "@/lib/testing/fleet-rows";
import { addLogStream } from "@/lib/testing/log-stream-rows";
import { addPlannedCluster } from "@/lib/testing/planned-rows";
import { makePlan } from "../plan/make-plan";
import type { OperationRequest } from "../plan/operation-request";
import { planOperation } from "../plan/plan-operation";
import { operate } from "./operate";

const TWO = ["RUNNING", "RUNNING"];

async function cluster(api: TestApi, name: string, zone1: readonly string[] = TWO) {
  const made = await addCluster(api.db, name, { zone1, zone2: TWO, zone3: TWO });
  await addLogStream(api.db, made.clusterId);
  const ask = (what: string, body: object = {}, headers: Record<string, string> = {}) =>
    api.call(`POST /api/v2/ob/clusters/${made.clusterId}/${what}`, { body, headers });
  const [first = 0, second = 0] = made.serverIds;
  return { ...made, ask, first, second };
}

/** A subtask without what a plan and a task cannot share: ids count from 1 in both. */
function shape(subtasks: readonly (Subtask | PlannedSubtask)[]) {
  const place = new Map(subtasks.map(({ id }, index) => [id, index + 1]));
  const places = (ids: readonly number[]) => ids.map((id) => place.get(id)).sort();
  return subtasks.map((one) => ({
    ...{ name: one.name, description: one.description, seriesId: one.seriesId },
    ...{ timeout: one.timeout, parallelIdx: one.parallelIdx, target: one.target },
    ...{ prohibitRollback: one.prohibitRollback, prohibitSkip: one.prohibitSkip },
    ...{ upstreams: places(one.upstreams), downstreams: places(one.downstreams) },
  }));
}

test("a plan is the task that is then made, by every path of the API", async () => {
  const api = await testApi();
  const up = await cluster(api, "up");
  const hurt = await cluster(api, "hurt", ["PROCESS_STOPPED", "SERVICE_STOPPED"]);
  const cases: [typeof up, string, object][] = [
    [hurt, `servers/${hurt.first}/start`, {}],
    [up, `servers/${up.first}/stop`, { freezeServer: true }],
    [up, `servers/${up.first}/stop`, { type: "STOP_SERVICE" }],
    [up, `servers/${up.first}/restart`, { force: true }],
    [hurt, "servers/start", { serverIds: [hurt.second, hurt.first] }],
    [up, "servers/stop", { serverIds: [up.first, up.second] }],
    [up, "servers/restart", { serverIds: [up.first, up.second] }],
    [hurt, "zones/zone1/start", {}],
    [up, "zones/zone1/stop", {}],
    [up, "zones/zone1/stop", { type: "STOP_SERVICE" }],
    [up, "zones/zone1/restart", { freezeServer: true }],
    [hurt, "start", {}],
    [up, "stop", {}],
    [up, "restart", {}],
    [up, "rollingRestart", { serversAtOnce: 1 }],
  ];
  for (const [where, what, body] of cases) {
    const { data: plan }: { data: Plan } = (await where.ask(`${what}/plan`, body)).json;
    const { stateVersion } = plan;
    const { status, json } = await where.ask(what, { ...body, stateVersion });
    expect([what, status, json.error]).toEqual([what, 200, undefined]);
    const made: Task = json.data;
    expect([made.name, made.action, made.target?.scope]).toEqual([
      ...[plan.name, plan.action, plan.scope],
    ]);
    expect(plan.subtasks.map(({ id }) => id)).toEqual(plan.subtasks.map((_, at) => at + 1));
    expect(shape(made.subtasks)).toEqual(shape(plan.subtasks));
    await api.db.delete(task);
  }
});

type Asked = typeof anyOperation extends fc.Arbitrary<infer One> ? One : never;

test("whatever is asked of whatever cluster, the task is its plan or is refused as its plan says", async () => {
  const db = await freshDatabase();
  const ask = async (request: OperationRequest, stateVersion: string) => {
    try {
      const about = { reason: undefined, stateVersion, locale: "en", traceId: "t" } as const;
      return await operate(db, ADMIN, request, about);
    } catch (error) {
      if (error instanceof Failure) return error;
      throw error;
    }
  };
  const refusalOf = ({ checks }: Plan, { force }: OperationRequest) =>
    checks.find(({ level, forcible }) => level === "BLOCK" && !(force && forcible))?.reason;

  const isItsPlan = async (plan: Plan, made: StartedTask, request: OperationRequest) => {
    expect(shape(made.subtasks)).toEqual(shape(plan.subtasks));
    expect([made.name, made.action, made.target?.scope]).toEqual([
      ...[plan.name, request.action, request.scope],
    ]);
    const held = await db.select({ object: taskLock.object }).from(taskLock);
    const facts = await db.select({ key: fact.key, value: fact.value }).from(fact);
    return { locks: held.map(({ object }) => object).sort(), facts };
  };

  const holds = async ({ facts, request }: Asked) => {
    const plan = Plan.parse(await makePlan(db, request, "en"));
    const made = await ask(request, plan.stateVersion);
    const refusal = refusalOf(plan, request);
    if (made instanceof Failure) return expect(made.in("en")).toBe(refusal);
    expect(refusal).toBeUndefined();
    const planned = planOperation(request, facts);
    expect(await isItsPlan(plan, made, request)).toEqual({
      locks: [...planned.locks].sort(),
      facts: expect.arrayContaining(
        Object.entries(planned.context).map(([key, value]) => ({ key, value })),
      ),
    });
  };

  await fc.assert(
    fc.asyncProperty(anyOperation, async (one) => {
      await addPlannedCluster(db, one.facts);
      try {
        await holds(one);
      } finally {
        await db.delete(task);
        await db.delete(clusters);
      }
    }),
    { numRuns: 60 },
  );
});
