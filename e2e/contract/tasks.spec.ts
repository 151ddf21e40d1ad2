import { expectKeys, TIME } from "./envelope";
import {
  ATTEMPT,
  CHECK,
  EVENT,
  HOLDER,
  LEGACY_SUBTASK,
  LOG,
  PLAN,
  PLANNED_SUBTASK,
  STARTED_TASK,
  SUBTASK,
  SUBTASK_BRIEF,
  SUBTASK_DETAIL,
  TASK,
  TASK_CHANGES,
  TASK_SUMMARY,
} from "./shapes";
import { expect, type Stranger, test } from "./stranger";

test.describe.configure({ mode: "serial" });

/** The one server of `ob_order` that does not run, or any, with its address as the API knows it. */
async function serverOf(api: Stranger, clusterId: number, status?: string) {
  const { contents } = await api.data(`GET /ob/clusters/${clusterId}/servers`);
  const found = contents.find((one: { status: string }) => !status || one.status === status);
  return `/ob/clusters/${clusterId}/servers/${found.id}`;
}

let taskId = 0;
let server = "";

test("a plan says what would be done, and does nothing", async ({ api }) => {
  server = await serverOf(api, 2, "PROCESS_STOPPED");
  const plan = await api.data(`POST ${server}/start/plan`);
  expectKeys(plan, PLAN);
  expect(plan).toMatchObject({ action: "START", scope: "SERVER", clusterId: 2 });
  for (const subtask of plan.subtasks) expectKeys(subtask, PLANNED_SUBTASK);
  for (const check of plan.checks) expectKeys(check, CHECK);
  expect((await api.data("GET /tasks/instances?clusterId=2")).contents).toEqual([]);
});

test("a start answers the task, with the keys of both generations of OCP", async ({ api }) => {
  const task = await api.data(`POST ${server}/start`);
  taskId = task.id;
  expectKeys(task, STARTED_TASK);
  expect(task).toMatchObject({ name: "Start OB server", status: "RUNNING", clusterId: 2 });
  expect(task.creator).toEqual({ id: expect.any(Number), name: "admin" });
  expectKeys(task.cluster, "id name obClusterId type");
  for (const subtask of task.subtasks) expectKeys(subtask, SUBTASK);
  for (const subtask of task.tasks) expectKeys(subtask, LEGACY_SUBTASK);
  expect(task.createTime).toMatch(TIME);
});

test("the edges of a task are told from both sides", async ({ api }) => {
  const { subtasks } = await api.data(`GET /tasks/instances/${taskId}`);
  type Linked = { id: number; upstreams: number[]; downstreams: number[] };
  const down = subtasks.flatMap((one: Linked) => one.downstreams.map((id) => `${one.id}-${id}`));
  const up = subtasks.flatMap((one: Linked) => one.upstreams.map((id) => `${id}-${one.id}`));
  expect(down.sort()).toEqual(up.sort());
  expect(
    subtasks.every((one: { name: string; description: string }) => one.name === one.description),
  ).toBe(true);
});

test("what another task holds is 409 with the task that is in the way", async ({ api }) => {
  const answer = await api.call(`POST ${server}/start`);
  // The simulated observer may have started already; then it is the state that refuses.
  expect([400, 409]).toContain(answer.status);
  expect(answer.json.error.code).toBe(answer.status === 409 ? "OBE19012" : "OBE19003");
  if (answer.status === 409) expectKeys(answer.json.error.holder, HOLDER);
});

test("a task is followed to its end by either path, by revision, and by its list", async ({
  api,
}) => {
  expect(await api.ended(taskId)).toBe("SUCCESSFUL");
  const task = await api.data(`GET /tasks/instances/${taskId}`);
  expectKeys(task, TASK);
  expect(task.finishTime).toMatch(TIME);
  const short = await api.data(`GET /tasks/${taskId}`);
  expect({ ...short, serverTime: "" }).toEqual({ ...task, serverTime: "" });

  const changes = await api.data(`GET /tasks/instances/${taskId}?since=1`);
  expectKeys(changes, "subtasks" in changes ? TASK : TASK_CHANGES);
  const { contents } = await api.data("GET /tasks/instances?clusterId=2");
  expectKeys(contents[0], TASK_SUMMARY);
  for (const subtask of contents[0].subtasks) expectKeys(subtask, SUBTASK_BRIEF);
});

test("a subtask is told with its attempts, and its log with where it goes on", async ({ api }) => {
  const { subtasks } = await api.data(`GET /tasks/instances/${taskId}`);
  const path = `/tasks/instances/${taskId}/subtasks/${subtasks[0].id}`;
  const subtask = await api.data(`GET ${path}`);
  expectKeys(subtask, SUBTASK_DETAIL);
  for (const attempt of subtask.attempts) expectKeys(attempt, ATTEMPT);
  const { log, next, eof, ...more } = await api.data(`GET ${path}/log`);
  expectKeys({ log, next, eof, ...more }, LOG);
  expect(log).toMatch(/^############\{EXECUTE\}\{.+\}############\n/);
  expect([next, eof]).toEqual([Buffer.byteLength(log), true]);
  expect(await api.data(`GET ${path}/log?offset=${next}`)).toEqual({ log: "", next, eof });
  await api.refused(`GET ${path}/log?offset=-1`, 400, "COM10001");
  await api.refused(`GET /tasks/instances/${taskId}/subtasks/999999`, 404, "TSK10002");
});

test("what people did to a task is told", async ({ api }) => {
  const { contents } = await api.data(`GET /tasks/instances/${taskId}/events`);
  for (const event of contents) expectKeys(event, EVENT);
  expect(contents[0]).toMatchObject({ kind: "CREATE", userName: "admin" });
});

test("what ended well cannot be steered, and says why", async ({ api }) => {
  const path = `/tasks/instances/${taskId}`;
  for (const verb of ["retry", "rollback", "abandon"])
    await api.refused(`POST ${path}/${verb}`, 400, "TSK10007");
  const { subtasks } = await api.data(`GET ${path}`);
  for (const verb of ["retry", "skip", "cancel"])
    await api.refused(`POST ${path}/subtasks/${subtasks[0].id}/${verb}`, 400, "TSK10007");
});

test("a state that does not allow it is 400, as in OCP", async ({ api }) => {
  await api.refused(`POST ${server}/start`, 400, "OBE19003");
  const single = await serverOf(api, 3);
  await api.refused(`POST ${single}/stop`, 400, "OBE19020");
  await api.refused("POST /ob/clusters/3/rollingRestart", 400, "OBE11007");
});

test("a plan that the world has left behind is 412 with the differences", async ({ api }) => {
  const { stateVersion } = await api.data(`POST ${server}/stop/plan`, { body: {} });
  const stopped = await api.data(`POST ${server}/stop`, { body: { type: "STOP_SERVICE" } });
  expect(await api.ended(stopped.id)).toBe("SUCCESSFUL");
  const { json } = await api.refused(`POST ${server}/stop`, 412, "COM10003", {
    body: { stateVersion },
  });
  for (const change of json.error.changes) expectKeys(change, "kind object before? after?");
  await api.refused(`POST ${server}/stop`, 400, "COM10001", { body: { stateVersion: "x" } });
});

test("a stop takes the body of every version, and names what it does not understand", async ({
  api,
}) => {
  for (const [body, field] of [
    [{ force: "yes" }, "force"],
    [{ freezeServer: 1 }, "freezeServer"],
    [{ type: "STOP_ALL" }, "type"],
    [{ reason: "x".repeat(501) }, "reason"],
  ] as const) {
    const { json } = await api.refused(`POST ${server}/stop`, 400, "COM10001", { body });
    expect(json.error.subErrors.map((one: { field: string }) => one.field)).toEqual([field]);
  }
  const { id } = await api.data(`POST ${server}/start`, { body: { unknown: 1 } });
  expect(await api.ended(id)).toBe("SUCCESSFUL");
});

test("tasks are found by what OCP finds them by", async ({ api }) => {
  const idsOf = async (query: string) =>
    (await api.data(`GET /tasks/instances?${query}`)).contents.map((one: { id: number }) => one.id);
  expect(await idsOf("cluterName=ob_order&name=start%20ob")).toContain(taskId);
  expect(await idsOf("clusterName=ob_order&status=SUCCESSFUL%2CFAILED")).toContain(taskId);
  expect(await idsOf("type=MANUAL&clusterId=2&sort=id,asc")).toEqual(
    (await idsOf("clusterId=2&sort=id,desc")).reverse(),
  );
  expect(await idsOf("status=RUNNING")).toEqual([]);
  expect(await idsOf("clusterId=2&tenantId=1")).toEqual([]);
  for (const query of ["type=NONE", "status=ENDED", "clusterId=x", "hostId=0"])
    await api.refused(`GET /tasks/instances?${query}`, 400, "COM10001");
});
