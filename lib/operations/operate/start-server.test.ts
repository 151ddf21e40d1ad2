import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { server } from "@/lib/store/fleet-tables";
import { subtask, task } from "@/lib/store/task-tables";
import { type Answered, type TestApi, testApi } from "@/lib/testing/api";
import { addCluster } from "@/lib/testing/fleet-rows";
import { addTask } from "@/lib/testing/task-rows";

/** OCP's page "Start an OBServer": the keys of its answer and the chain of its steps. */
const PAGE = JSON.parse(`{
  "answer": ["data", "duration", "server", "status", "successful", "timestamp", "traceId"],
  "data": ["cluster", "context", "creator", "id", "name", "startTime", "status", "tasks"],
  "cluster": ["id", "name", "obClusterId"],
  "creator": ["id", "name"],
  "task": ["description", "downstreams", "id", "name", "operation", "status", "upstreams"],
  "context": ["cluster_name", "cluster_id", "ocpagent_service_name", "former_cluster_status",
    "target_zone_status", "former_zone_status", "zone_name", "target_cluster_status", "server_id"],
  "chain": ["Prepare start observer", "Start observer process", "Wait observer active",
    "Start ocp agent service", "Start server", "Update observer status", "Update zone status",
    "Sync cluster info", "Update OB cluster status"]
}`);

interface LegacyTask {
  id: number;
  name: string;
  description: string;
  upstreams: number[];
  downstreams: number[];
}

async function stoppedServer(status = "PROCESS_STOPPED") {
  const api = await testApi();
  const { clusterId, serverIds } = await addCluster(api.db, "orion", { zone2: [status] });
  const serverId = serverIds[0] ?? 0;
  const path = `/api/v2/ob/clusters/${clusterId}/servers/${serverId}/start`;
  return { api, clusterId, serverId, path };
}

/** The names in the order of the edges, from the one without upstreams on. */
function chainOf(tasks: readonly LegacyTask[]): string[] {
  const byId = new Map(tasks.map((one) => [one.id, one]));
  const chain: string[] = [];
  let next = tasks.find(({ upstreams }) => upstreams.length === 0);
  while (next) {
    chain.push(next.name);
    next = byId.get(next.downstreams[0] ?? 0);
  }
  return chain;
}

describe("the answer to a start", () => {
  test("has every key of OCP's page", async () => {
    const { api, path } = await stoppedServer();
    const { status, json } = await api.call(`POST ${path}`);
    expect(status).toBe(200);
    expect(Object.keys(json)).toEqual(PAGE.answer);
    expect(Object.keys(json.data)).toEqual(expect.arrayContaining(PAGE.data));
    expect(Object.keys(json.data.cluster)).toEqual(expect.arrayContaining(PAGE.cluster));
    expect(Object.keys(json.data.creator)).toEqual(PAGE.creator);
    for (const one of json.data.tasks) expect(Object.keys(one)).toEqual(PAGE.task);
  });

  test("has OCP's nine steps in OCP's order, whose edges agree on both sides", async () => {
    const { api, path } = await stoppedServer();
    const { tasks }: { tasks: LegacyTask[] } = (await api.call(`POST ${path}`)).json.data;
    expect(chainOf(tasks)).toEqual(PAGE.chain);
    expect(tasks.map(({ id }) => id)).toEqual(tasks.map(({ id }) => id).sort((a, b) => a - b));
    for (const { id, name, description, upstreams, downstreams } of tasks) {
      expect(description).toBe(name);
      for (const other of tasks) {
        expect(other.upstreams.includes(id)).toBe(downstreams.includes(other.id));
        expect(other.downstreams.includes(id)).toBe(upstreams.includes(other.id));
      }
    }
  });

  test("has the context as the text of a Java object", async () => {
    const { api, clusterId, serverId, path } = await stoppedServer();
    const { context } = (await api.call(`POST ${path}`)).json.data;
    const [, facts = "", list] =
      /^Context\(parallelIdx=-1, stringMap=\{(.*)\}, listMap=\{server_ids=\[(\d+)\]\}\)$/.exec(
        context,
      ) ?? [];
    const pairs = facts.split(", ").map((pair) => pair.split("="));
    expect(pairs.map(([name]) => name)).toEqual(PAGE.context);
    expect(Object.fromEntries(pairs)).toMatchObject({
      cluster_name: "orion",
      cluster_id: String(clusterId),
      server_id: String(serverId),
      zone_name: "zone2",
      ocpagent_service_name: "agent",
      former_zone_status: "RUNNING",
    });
    expect(list).toBe(String(serverId));
  });

  test("has, beside them, what later OCPs answer", async () => {
    const { api, clusterId, path } = await stoppedServer();
    const { data } = (await api.call(`POST ${path}`, { as: "manager" })).json;
    expect(data).toMatchObject({
      clusterId,
      type: "MANUAL",
      operation: "EXECUTE",
      taskDefinitionId: -1,
      prohibitRollback: false,
      status: "RUNNING",
      creator: { name: "manager" },
    });
    expect(data.subtasks.map(({ id }: LegacyTask) => id)).toEqual(
      data.tasks.map(({ id }: LegacyTask) => id),
    );
    expect(data.subtasks[0]).toMatchObject({
      nodeType: "JAVA_TASK",
      parallelIdx: -1,
      timeout: 60,
      runTime: 1,
      status: "READY",
      taskId: data.id,
    });
    const { data: detail } = (await api.call(`GET /api/v2/tasks/instances/${data.id}`)).json;
    expect(detail.subtasks).toEqual(data.subtasks);
  });

  test("is there when the task is: nothing waits for a machine", async () => {
    const { api, serverId, path } = await stoppedServer();
    const { data } = (await api.call(`POST ${path}`, { headers: { "x-trace-id": "t-1" } })).json;
    const [row] = await api.db.select().from(task).where(eq(task.id, data.id));
    expect(row).toMatchObject({ serverId, status: "RUNNING", traceId: "t-1", zoneName: "zone2" });
    const inputs = await api.db.select({ input: subtask.input }).from(subtask);
    expect(inputs).toContainEqual({ input: expect.objectContaining({ serverIds: [serverId] }) });
  });

  test.each([undefined, {}, { force: true }, [], "null", '"x"', { unknown: { deep: [1] } }])(
    "does not depend on the body %j",
    async (body) => {
      const { api, path } = await stoppedServer();
      expect((await api.call(`POST ${path}`, { body })).status).toBe(200);
    },
  );

  test("needs no content type without a body", async () => {
    const { api, path } = await stoppedServer();
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    expect((await api.call(`POST ${path}`, { headers })).status).toBe(200);
  });
});

describe("a start is refused", () => {
  const refused = ({ status, json }: Answered) => [status, json.error?.code];

  test("for a cluster or a server that does not exist, or is of another cluster", async () => {
    const { api, clusterId, serverId } = await stoppedServer();
    const other = await addCluster(api.db, "vega", { zone1: ["PROCESS_STOPPED"] });
    const start = async (cluster: number, one: number) =>
      refused(await api.call(`POST /api/v2/ob/clusters/${cluster}/servers/${one}/start`));
    expect(await start(999, serverId)).toEqual([404, "OBE11001"]);
    expect(await start(clusterId, 999)).toEqual([404, "OBE19001"]);
    expect(await start(clusterId, other.serverIds[0] ?? 0)).toEqual([404, "OBE19001"]);
    expect(await api.db.$count(task)).toBe(0);
  });

  test.each(["RUNNING", "DELETING", "DELETED"])("from %s", async (status) => {
    const { api, path } = await stoppedServer(status);
    const answer = await api.call(`POST ${path}`);
    expect(refused(answer)).toEqual([400, "OBE19003"]);
    expect(answer.json.error.message).toContain(status);
    expect(answer.json.error.message).toContain("PROCESS_STOPPED");
  });

  test.each(["UNAVAILABLE", "SERVICE_STOPPED", "PROCESS_STOPPED"])(
    "not from %s",
    async (status) => {
      const { api, path } = await stoppedServer(status);
      expect((await api.call(`POST ${path}`)).status).toBe(200);
    },
  );

  test("while another task holds the server, with that task's id, in both languages", async () => {
    const { api, clusterId, serverId, path } = await stoppedServer();
    const holder = await addTask(api.db, { clusterId, serverId, name: "Restart OB server" });
    const headers = { "accept-language": "zh-CN" };
    for (const answer of [
      await api.call(`POST ${path}`),
      await api.call(`POST ${path}`, { headers }),
    ]) {
      expect(refused(answer)).toEqual([409, "OBE19012"]);
      expect(answer.json.error.message).toContain(`${holder}`);
      expect(answer.json.error.message).toContain("Restart OB server");
    }
  });

  test("but not by a task that has ended", async () => {
    const { api, clusterId, serverId, path } = await stoppedServer();
    const earlier = await addTask(api.db, { clusterId, serverId });
    await api.db.update(task).set({ status: "FAILED" }).where(eq(task.id, earlier));
    expect((await api.call(`POST ${path}`)).status).toBe(200);
  });

  test("to all but one of many at the same moment, each told of that one", async () => {
    const { api, path } = await stoppedServer();
    const answers = await Promise.all(Array.from({ length: 12 }, () => api.call(`POST ${path}`)));
    const started = answers.filter(({ status }) => status === 200);
    expect(started).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      expect(refused(answer)).toEqual([409, "OBE19012"]);
      expect(answer.json.error.message).toContain(`task ${started[0]?.json.data.id} `);
    }
    expect(await openTasks(api)).toBe(1);
  });

  const openTasks = ({ db }: TestApi) => db.$count(task, eq(task.status, "RUNNING"));

  test("to a viewer, and nothing happens", async () => {
    const { api, path } = await stoppedServer();
    expect(refused(await api.call(`POST ${path}`, { as: "viewer" }))).toEqual([403, "COM10009"]);
    expect(await openTasks(api)).toBe(0);
  });

  test("to anyone when the server has gone from the fleet", async () => {
    const { api, serverId, path } = await stoppedServer();
    await api.db.delete(server).where(eq(server.id, serverId));
    expect(refused(await api.call(`POST ${path}`))).toEqual([404, "OBE19001"]);
  });
});
