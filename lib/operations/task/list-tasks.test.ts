import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { task, taskLock } from "@/lib/store/task-tables";
import { type TestApi, testApi } from "@/lib/testing/api";
import { addCluster } from "@/lib/testing/fleet-rows";
import { addLogStream } from "@/lib/testing/log-stream-rows";
import { addTask, changeSubtask } from "@/lib/testing/task-rows";

interface Listed {
  id: number;
}

const list = async (api: TestApi, query = "") =>
  (await api.call(`GET /api/v2/tasks/instances${query}`)).json.data;

const ids = async (api: TestApi, query: string): Promise<number[]> =>
  (await list(api, query)).contents.map(({ id }: Listed) => id);

test("the newest task is first, unless asked otherwise", async () => {
  const api = await testApi();
  const { clusterId } = await addCluster(api.db, "orion", {});
  const a = await addTask(api.db, { clusterId, name: "b" });
  const b = await addTask(api.db, { clusterId, name: "a" });
  const c = await addTask(api.db, { clusterId, name: "b" });
  expect(await ids(api, "")).toEqual([c, b, a]);
  expect(await ids(api, "?sort=id,asc")).toEqual([a, b, c]);
  expect(await ids(api, "?sort=name,asc")).toEqual([b, a, c]);
  expect(await ids(api, "?sort=name,desc")).toEqual([c, a, b]);
  expect(await ids(api, "?page=2&size=2")).toEqual([a]);
  expect((await list(api, "?size=2")).page).toEqual({
    ...{ number: 1, size: 2, totalElements: 3, totalPages: 2 },
  });
});

test("tasks are found by each filter, and by all of them at once", async () => {
  const api = await testApi();
  const { clusterId, serverIds } = await addCluster(api.db, "orion", { zone1: ["RUNNING"] });
  const other = await addCluster(api.db, "vega", {});
  const serverId = serverIds[0] ?? 0;
  const failed = await addTask(api.db, { clusterId, serverId, name: "Stop OB server" });
  await api.db.update(task).set({ status: "FAILED" }).where(eq(task.id, failed));
  const running = await addTask(api.db, { clusterId, serverId, creatorName: "carol" });
  const away = await addTask(api.db, { clusterId: other.clusterId, clusterName: "vega" });
  await api.db.update(task).set({ status: "SUCCESSFUL" }).where(eq(task.id, away));

  const servers = await api.call(`GET /api/v2/ob/clusters/${clusterId}/servers`);
  const { hostId } = servers.json.data.contents[0];

  const cases: [string, number[]][] = [
    ["status=FAILED", [failed]],
    ["status=RUNNING,FAILED", [running, failed]],
    ["status=RUNNING%2CSUCCESSFUL", [away, running]],
    ["status=RUNNING&status=FAILED", [running, failed]],
    ["name=START", [away, running]],
    ["name=%25", []],
    ["type=MANUAL", [away, running, failed]],
    ["type=SCHEDULED", []],
    ["type=SYS_ONECE", []],
    ["keyword=START", [away, running]],
    ["keyword=vEg", [away]],
    ["keyword=_", []],
    ["cluterName=vega", [away]],
    ["cluterName=EG", [away]],
    ["clusterName=ORI", [running, failed]],
    ["clusterName=orion", [running, failed]],
    [`clusterId=${other.clusterId}`, [away]],
    [`serverId=${serverId}`, [running, failed]],
    ["creator=carol", [running]],
    [`hostId=${hostId}`, [running, failed]],
    [`hostId=${hostId + 1}`, []],
    ["tenantId=1", []],
    ["tenantName=sys", []],
    [`name=stop&status=FAILED&clusterName=orion&serverId=${serverId}`, [failed]],
    ["name=stop&status=RUNNING", []],
  ];
  for (const [query, expected] of cases)
    expect({ query, ids: await ids(api, `?${query}`) }).toEqual({ query, ids: expected });
});

test("an entry is OCP's: a cluster object, a creator object, subtasks without edges", async () => {
  const api = await testApi();
  const { clusterId } = await addCluster(api.db, "orion", {});
  await addTask(api.db, { clusterId, dag: { first: [], second: ["first"] } });
  const [entry] = (await list(api)).contents;
  expect(entry).toMatchObject({
    cluster: { id: clusterId, name: "orion", obClusterId: 7, type: "PRIMARY" },
    creator: { id: 100, name: "admin" },
    status: "RUNNING",
    progress: { total: 2, successful: 0, failed: 0, running: 0 },
  });
  for (const one of entry.subtasks)
    expect(Object.keys(one)).toEqual(["description", "id", "name", "operation", "status"]);
  expect(entry.finishTime).toBeUndefined();
});

test("an entry says which subtask runs, and which failed first and why", async () => {
  const api = await testApi();
  const { clusterId } = await addCluster(api.db, "orion", {});
  const taskId = await addTask(api.db, { clusterId, dag: { a: [], b: [], c: [], d: [] } });
  const fail = (name: string, finishTime: Date) =>
    changeSubtask(api.db, taskId, name, {
      status: "FAILED",
      finishTime,
      error: { message: `${name} broke` },
    });
  await fail("a", new Date(2000));
  await fail("b", new Date(1000));
  await changeSubtask(api.db, taskId, "c", { status: "RUNNING" });

  for (const query of ["", "?withSubtasks=true", "?withSubtasks=false"]) {
    const [entry] = (await list(api, query)).contents;
    expect(entry).toMatchObject({ current: "c", failure: { name: "b", message: "b broke" } });
    expect(entry.subtasks?.length).toBe(query.endsWith("false") ? undefined : 4);
  }
});

test("the history of a cluster that has gone can still be read", async () => {
  const api = await testApi();
  const { clusterId } = await addCluster(api.db, "orion", { zone1: ["RUNNING"] });
  await addTask(api.db, { clusterId });
  await api.db.$client.query("DELETE FROM cluster");
  const [entry] = (await list(api)).contents;
  expect(entry.cluster).toMatchObject({ id: 0, name: "orion" });
});

test("a task on a zone is found by each of its servers and by their hosts, also when it has ended", async () => {
  const api = await testApi();
  const { clusterId, serverIds } = await addCluster(api.db, "orion", {
    zone1: ["RUNNING", "RUNNING"],
    zone2: ["RUNNING"],
    zone3: ["RUNNING"],
  });
  await addLogStream(api.db, clusterId);
  const path = `/api/v2/ob/clusters/${clusterId}`;
  const { id } = (await api.call(`POST ${path}/zones/zone1/stop`)).json.data;
  const { contents } = (await api.call(`GET ${path}/servers`)).json.data;
  const [inZone, inZoneToo, elsewhere] = serverIds;
  for (const status of ["RUNNING", "FAILED"]) {
    await api.db.update(task).set({ status });
    await api.db.update(taskLock).set({ held: status === "RUNNING" });
    expect(await ids(api, `?serverId=${inZone}`)).toEqual([id]);
    expect(await ids(api, `?serverId=${inZoneToo}`)).toEqual([id]);
    expect(await ids(api, `?serverId=${elsewhere}`)).toEqual([]);
    expect(await ids(api, `?hostId=${contents[0].hostId}`)).toEqual([id]);
    expect(await ids(api, `?hostId=${contents[2].hostId}`)).toEqual([]);
  }
});
