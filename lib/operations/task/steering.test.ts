import { desc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { audit } from "@/lib/store/console-tables";
import { subtask, task, taskLock } from "@/lib/store/task-tables";
import { testApi } from "@/lib/testing/api";
import { addCluster } from "@/lib/testing/fleet-rows";
import { addTask, changeSubtask, subtaskId } from "@/lib/testing/task-rows";

const INSTANCES = "/api/v2/tasks/instances";

/** A FAILED task of two subtasks on one server: `first` has failed, `second` waits for it. */
async function failedTask() {
  const api = await testApi();
  const { clusterId, serverIds } = await addCluster(api.db, "orion", { zone1: ["RUNNING"] });
  const serverId = serverIds[0] ?? 0;
  const taskId = await addTask(api.db, {
    ...{ clusterId, serverId },
    dag: { first: [], second: ["first"] },
  });
  const end = { failed: 1, status: "FAILED" };
  await changeSubtask(api.db, taskId, "first", { status: "FAILED", runTime: 1 }, end);
  const failedId = await subtaskId(api.db, taskId, "first");
  const steer = (what: string, options = {}) =>
    api.call(`POST ${INSTANCES}/${taskId}/${what}`, options);
  return { api, taskId, failedId, serverId, clusterId, steer };
}

test("a retry answers the running task, and its reason is in the history and in the audit", async () => {
  const { api, taskId, steer } = await failedTask();
  const { status, json } = await steer("retry", {
    as: "manager",
    body: { reason: "disk replaced" },
  });
  expect(status).toBe(200);
  expect(json.data).toMatchObject({ id: taskId, status: "RUNNING", operation: "RETRY" });
  expect(json.data.subtasks[0]).toMatchObject({ status: "READY", operation: "RETRY" });
  const { contents } = (await api.call(`GET ${INSTANCES}/${taskId}/events`)).json.data;
  expect(contents.map((one: { kind: string; reason?: string }) => [one.kind, one.reason])).toEqual([
    ["CREATE", undefined],
    ["RETRY", "disk replaced"],
  ]);
  expect(contents[1].userName).toBe("manager");
  const [row] = await api.db.select().from(audit).orderBy(desc(audit.id)).limit(1);
  expect(row).toMatchObject({ endpoint: "retryTask", taskId, reason: "disk replaced" });
});

test("steering a subtask answers as OCP does: a retry the subtask, a skip and a cancel nothing", async () => {
  const { api, taskId, failedId, steer } = await failedTask();
  const retry = await steer(`subtasks/${failedId}/retry`);
  expect(retry.json.data).toMatchObject({ id: failedId, status: "READY", operation: "RETRY" });
  await changeSubtask(api.db, taskId, "first", { status: "RUNNING" }, { running: 1 });
  const cancel = await steer(`subtasks/${failedId}/cancel`);
  expect([cancel.status, "data" in cancel.json]).toEqual([200, false]);
  await changeSubtask(...([api.db, taskId, "first", { status: "FAILED" }] as const), {
    running: 0,
    failed: 1,
    status: "FAILED",
  });
  const skip = await steer(`subtasks/${failedId}/skip`, { body: {} });
  expect([skip.status, "data" in skip.json]).toEqual([200, false]);
  const [row] = await api.db.select().from(subtask).where(eq(subtask.id, failedId));
  expect(row).toMatchObject({ status: "READY", operation: "SKIP" });
});

test("what cannot be done now is refused with OCP's code, and nothing changes", async () => {
  const { api, taskId, failedId, steer } = await failedTask();
  const second = await subtaskId(api.db, taskId, "second");
  const refused = async (what: string) => {
    const { status, json } = await steer(what);
    return [status, json.error?.code];
  };
  expect(await refused(`subtasks/${second}/retry`)).toEqual([400, "TSK10007"]);
  expect(await refused(`subtasks/${second}/skip`)).toEqual([400, "TSK10007"]);
  expect(await refused(`subtasks/${failedId}/cancel`)).toEqual([400, "TSK10007"]);
  expect(await refused("subtasks/999/retry")).toEqual([404, "TSK10002"]);
  await api.db.update(subtask).set({ prohibitSkip: true }).where(eq(subtask.id, failedId));
  expect(await refused(`subtasks/${failedId}/skip`)).toEqual([400, "TSK10010"]);
  await api.db.update(subtask).set({ prohibitRollback: true }).where(eq(subtask.id, failedId));
  expect(await refused("rollback")).toEqual([400, "TSK10009"]);
  const { data } = (await api.call(`GET ${INSTANCES}/${taskId}`)).json;
  expect(data).toMatchObject({ status: "FAILED", operation: "EXECUTE", prohibitRollback: true });
  expect(await refused("abandon")).toEqual([200, undefined]);
  expect(await refused("retry")).toEqual([400, "TSK10007"]);
  expect((await api.call(`POST ${INSTANCES}/999/retry`)).json.error.code).toBe("TSK10001");
  const { contents } = (await api.call(`GET ${INSTANCES}/${taskId}/events`)).json.data;
  expect(contents).toHaveLength(2);
});

test("a task whose server another one holds is refused with that one's face", async () => {
  const { api, taskId, serverId, clusterId, steer } = await failedTask();
  const holder = await addTask(api.db, { clusterId, serverId, creatorName: "bob" });
  const { status, json } = await steer("retry");
  expect([status, json.error.code]).toEqual([409, "OBE19012"]);
  expect(json.error.holder).toMatchObject({ id: holder, creatorName: "bob", total: 1 });
  const held = await api.db.select().from(taskLock).where(eq(taskLock.taskId, taskId));
  expect(held.map((one) => one.held)).toEqual([false]);
});

test("a rollback is refused once a later task has worked on the same server", async () => {
  const { api, serverId, clusterId, steer } = await failedTask();
  const later = await addTask(api.db, { clusterId, serverId });
  await api.db.update(task).set({ status: "SUCCESSFUL" }).where(eq(task.id, later));
  const { status, json } = await steer("rollback");
  expect([status, json.error.code]).toEqual([400, "TSK10007"]);
  expect(json.error.message).toContain(`Task ${later}`);
});

test("only who may change tasks can steer them, and a reason that is too long is named", async () => {
  const { steer } = await failedTask();
  expect((await steer("retry", { as: "viewer" })).json.error.code).toBe("COM10009");
  const { status, json } = await steer("retry", { body: { reason: "x".repeat(501) } });
  expect([status, json.error.subErrors[0].field]).toEqual([400, "reason"]);
});
