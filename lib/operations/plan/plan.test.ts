import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Plan } from "@/lib/contract/plan";
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
