import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Plan, PlannedSubtask } from "@/lib/contract/plan";
import type { Subtask, Task } from "@/lib/contract/task";
import { subtask, task } from "@/lib/store/task-tables";
import { type TestApi, testApi } from "@/lib/testing/api";
import { addCluster } from "@/lib/testing/fleet-rows";
import { addLogStream } from "@/lib/testing/log-stream-rows";

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

test("a plan is the task that is then made, for every operation", async () => {
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

describe("a plan", () => {
  test("writes nothing, not even that it was asked for", async () => {
    const api = await testApi();
    const { ask } = await cluster(api, "up");
    const tables = ["cluster", "zone", "server", "task", "subtask", "task_lock", "fact", "audit"];
    const counts = () =>
      Promise.all(
        tables.map(async (table) => {
          const { rows } = await api.db.execute(sql`
            select count(*), max(xmin::text::bigint) as newest from ${sql.identifier(table)}`);
          return rows[0];
        }),
      );
    const before = await counts();
    expect((await ask("rollingRestart/plan")).status).toBe(200);
    expect(await counts()).toEqual(before);
  });

  test("says checks, impact and redundancy in the caller's language", async () => {
    const api = await testApi();
    const { ask, first } = await cluster(api, "up");
    const english: Plan = (await ask(`servers/${first}/stop/plan`)).json.data;
    const chinese: Plan = (
      await ask(`servers/${first}/stop/plan`, {}, { "accept-language": "zh-CN" })
    ).json.data;
    for (const check of english.checks) {
      expect(check.title).toMatch(/^[A-Z]/);
      expect(check.reason).toMatch(/^[\w].* /);
      expect(check.reason).not.toMatch(/\{\d\}/);
    }
    const texts = [...chinese.checks.map(({ reason }) => reason), ...chinese.impactReasons];
    for (const text of [...texts, ...chinese.subtasks.map(({ purpose }) => purpose)])
      expect(text).toMatch(/[一-鿿]/);
    expect(english.redundancy.zones[0]).toMatchObject({
      ...{ name: "zone1", total: 2, before: 2, worst: 1, after: 1 },
    });
    expect(english.servers).toMatchObject([{ id: first, zoneName: "zone1" }]);
  });

  test("that must be refused says the failure that the operation answers", async () => {
    const api = await testApi();
    const { ask, first } = await cluster(api, "up");
    const plan: Plan = (await ask(`servers/${first}/start/plan`)).json.data;
    const { message } = (await ask(`servers/${first}/start`)).json.error;
    expect(plan.impact).toBe("IMPOSSIBLE");
    expect(plan.checks.find(({ level }) => level === "BLOCK")?.reason).toBe(message);
  });
});

describe("the usual duration", () => {
  /** Runs as if each step took `seconds`, without an engine. */
  async function finish(api: TestApi, id: number, seconds: number) {
    const took = sql`now() + ${seconds} * interval '1 second'`;
    await api.db
      .update(subtask)
      .set({ status: "SUCCESSFUL", startTime: sql`now()`, finishTime: took })
      .where(eq(subtask.taskId, id));
    await api.db
      .update(task)
      .set({ status: "SUCCESSFUL", finishTime: sql`start_time + interval '1 minute'` })
      .where(eq(task.id, id));
    await api.db.execute(sql`update task_lock set held = false where task_id = ${id}`);
  }

  test("is told from the fifth run on, of every step, of the whole and of the redundancy", async () => {
    const api = await testApi();
    const { ask, first } = await cluster(api, "up");
    const stop = `servers/${first}/stop`;
    for (const seconds of [1, 2, 3, 4]) await finish(api, (await ask(stop)).json.data.id, seconds);
    const early: Plan = (await ask(`${stop}/plan`)).json.data;
    expect(early.usual).toBeUndefined();
    expect(early.subtasks.every(({ usual }) => usual === undefined)).toBe(true);

    await finish(api, (await ask(stop)).json.data.id, 5);
    const plan: Plan = (await ask(`${stop}/plan`)).json.data;
    const third = { p50Ms: 3000, p90Ms: 4600, samples: 5 };
    expect(plan.subtasks.map(({ usual }) => usual)).toEqual(plan.subtasks.map(() => third));
    expect(plan.usual).toEqual({ p50Ms: 60_000, p90Ms: 60_000, samples: 5 });
    const [, worst] = plan.redundancy.course;
    expect(worst?.atMs).toBe(3000 * (worst?.subtaskId ?? 0));
  });

  test("of another cluster says nothing about this one", async () => {
    const api = await testApi();
    const up = await cluster(api, "up");
    const other = await cluster(api, "other");
    for (const seconds of [1, 1, 1, 1, 1, 1])
      await finish(api, (await up.ask(`servers/${up.first}/stop`)).json.data.id, seconds);
    const plan: Plan = (await other.ask(`servers/${other.first}/stop/plan`)).json.data;
    expect(plan.subtasks.every(({ usual }) => usual === undefined)).toBe(true);
  });
});
