import { and, eq, type SQL } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Cluster } from "@/lib/contract/cluster";
import { cluster, server } from "@/lib/store/fleet-tables";
import { subtask } from "@/lib/store/task-tables";
import { type TestApi, testApi } from "@/lib/testing/api";
import { addCluster } from "@/lib/testing/fleet-rows";
import { addLogStream } from "@/lib/testing/log-stream-rows";
import { addTask } from "@/lib/testing/task-rows";

interface Named {
  name: string;
}

const names = async (api: TestApi, query: string): Promise<string[]> => {
  const { json } = await api.call(`GET /api/v2/ob/clusters${query}`);
  return json.data.contents.map(({ name }: Named) => name);
};

describe("the list of clusters", () => {
  test("comes in pages that count from 1", async () => {
    const api = await testApi();
    for (const name of ["a", "b", "c", "d", "e"]) await addCluster(api.db, name, {});
    const { json } = await api.call("GET /api/v2/ob/clusters?page=2&size=2");
    expect(json.data.contents.map(({ name }: Named) => name)).toEqual(["c", "d"]);
    expect(json.data.page).toEqual({ number: 2, size: 2, totalElements: 5, totalPages: 3 });
    expect(await names(api, "?page=9&size=2")).toEqual([]);
    const { json: whole } = await api.call("GET /api/v2/ob/clusters");
    expect(whole.data.page).toEqual({ number: 1, size: 10, totalElements: 5, totalPages: 1 });
  });

  test("finds a part of a name in any case, and wildcards stand for themselves", async () => {
    const api = await testApi();
    for (const name of ["orion", "ORION_2", "vega"]) await addCluster(api.db, name, {});
    expect(await names(api, "?name=rion")).toEqual(["orion", "ORION_2"]);
    expect(await names(api, "?name=_")).toEqual(["ORION_2"]);
    expect(await names(api, "?name=%25")).toEqual([]);
  });

  test("is sorted as asked", async () => {
    const api = await testApi();
    for (const name of ["b", "c", "a"]) await addCluster(api.db, name, {});
    expect(await names(api, "")).toEqual(["b", "c", "a"]);
    expect(await names(api, "?sort=name,asc")).toEqual(["a", "b", "c"]);
    expect(await names(api, "?sort=name,desc")).toEqual(["c", "b", "a"]);
    expect(await names(api, "?sort=name")).toEqual(["a", "b", "c"]);
  });

  test("is filtered by the status that is shown, with the comma encoded or not", async () => {
    const api = await testApi();
    const busy = await addCluster(api.db, "busy", { zone1: ["PROCESS_STOPPED"] });
    await addTask(api.db, { clusterId: busy.clusterId, serverId: busy.serverIds[0] ?? 0 });
    await addCluster(api.db, "quiet", {});
    await addCluster(api.db, "down", {});
    await api.db
      .update(cluster)
      .set({ observedStatus: "UNAVAILABLE" })
      .where(eq(cluster.name, "down"));

    expect(await names(api, "?status=OPERATING")).toEqual(["busy"]);
    expect(await names(api, "?status=RUNNING")).toEqual(["quiet"]);
    expect(await names(api, "?status=RUNNING,UNAVAILABLE")).toEqual(["quiet", "down"]);
    expect(await names(api, "?status=OPERATING%2CUNAVAILABLE")).toEqual(["busy", "down"]);
    expect(await names(api, "?status=OPERATING&status=RUNNING")).toEqual(["busy", "quiet"]);
    expect(await names(api, "?status=CREATING,MOVINGOUT,UPGRADING")).toEqual([]);
  });

  test("has the zones and servers of each, unless asked without", async () => {
    const api = await testApi();
    for (const name of ["orion", "vega"])
      await addCluster(api.db, name, { zone2: ["RUNNING"], zone1: ["RUNNING", "PROCESS_STOPPED"] });
    const { json } = await api.call("GET /api/v2/ob/clusters?withStandby=true&foldStandby=x");
    for (const one of json.data.contents) {
      expect(one.zones.map(({ name }: Named) => name)).toEqual(["zone1", "zone2"]);
      const { json: whole } = await api.call(`GET /api/v2/ob/clusters/${one.id}`);
      expect(one).toEqual(whole.data);
    }
    const { json: brief } = await api.call("GET /api/v2/ob/clusters?withZones=false");
    expect(brief.data.contents.map((one: Cluster) => one.zones)).toEqual([undefined, undefined]);
  });

  test("leaves out a cluster that is no longer registered", async () => {
    const api = await testApi();
    const { clusterId } = await addCluster(api.db, "gone", { zone1: ["RUNNING"] });
    await api.db.update(cluster).set({ registered: false });
    expect(await names(api, "")).toEqual([]);
    for (const path of ["", "/zones", "/servers", "/zones/zone1/servers"]) {
      const { status, json } = await api.call(`GET /api/v2/ob/clusters/${clusterId}${path}`);
      expect([status, json.error.code]).toEqual([404, "OBE11001"]);
    }
  });

  test("marks every server, in zone order", async () => {
    const api = await testApi();
    await addCluster(api.db, "orion", { zone2: ["RUNNING"], zone1: ["PROCESS_STOPPED"] });
    const { json } = await api.call("GET /api/v2/ob/clusters");
    const [{ serverCount, serverMarks }] = json.data.contents;
    expect(serverCount).toBe(2);
    expect(serverMarks).toMatchObject([
      { zoneName: "zone1", status: "PROCESS_STOPPED" },
      { zoneName: "zone2", status: "RUNNING" },
    ]);
  });
});

describe("a cluster", () => {
  test("has its zones and servers, under the names OCP gives them", async () => {
    const api = await testApi();
    const { clusterId, serverIds } = await addCluster(api.db, "orion", {
      zone1: ["RUNNING", "SERVICE_STOPPED"],
      zone2: [],
    });
    const startServiceTime = new Date("2026-01-02T03:04:05.678Z");
    await api.db
      .update(server)
      .set({ withRootserver: true, innerStatus: "ACTIVE", obServerId: 1, startServiceTime })
      .where(eq(server.id, serverIds[0] ?? 0));

    const { json } = await api.call(`GET /api/v2/ob/clusters/${clusterId}`);
    const { zones, ...head } = json.data;
    expect(head).toMatchObject({
      id: clusterId,
      name: "orion",
      obClusterId: 7,
      obVersion: "4.2.1.8",
      fullVersion: "4.2.1.8_108000022024072217",
      status: "RUNNING",
      type: "PRIMARY",
      regionCount: 1,
      serverCount: 2,
      rootServers: [{ address: expect.stringMatching(/:2882$/), role: "LEADER", sql_port: 2881 }],
    });
    expect(zones).toMatchObject([
      { name: "zone1", serverCount: 2, hostCount: 1, clusterId, regionName: "north" },
      { name: "zone2", serverCount: 0, hostCount: 0, servers: [] },
    ]);
    expect(zones[0].servers[0]).toMatchObject({
      id: serverIds[0],
      port: 2882,
      sqlPort: 2881,
      withRootserver: true,
      innerStatus: "ACTIVE",
      zoneName: "zone1",
      idcName: "idc-zone1",
      availableOperations: ["restart", "stopService", "stopProcess"],
    });
    expect(Date.parse(zones[0].servers[0].startTime)).toBe(startServiceTime.getTime());
    expect(Date.parse(zones[0].servers[0].stopTime)).toBe(0);
    expect(zones[0].servers[1]).toMatchObject({ availableOperations: ["start", "stopProcess"] });
    expect(zones[0].servers[1].stopTime).toBeUndefined();
  });

  test("and its zone are OPERATING and the server STARTING while a task holds it, with the task", async () => {
    const api = await testApi();
    const { clusterId, serverIds } = await addCluster(api.db, "orion", {
      zone1: ["PROCESS_STOPPED"],
      zone2: ["RUNNING"],
    });
    const taskId = await addTask(api.db, { clusterId, serverId: serverIds[0] ?? 0 });

    const { json } = await api.call(`GET /api/v2/ob/clusters/${clusterId}`);
    const holder = { id: taskId, name: "Start OB server", creatorName: "admin", total: 1 };
    expect(json.data).toMatchObject({ status: "OPERATING", tasks: [holder] });
    expect(json.data.zones).toMatchObject([
      { status: "OPERATING", servers: [{ status: "STARTING", task: holder }] },
      { status: "RUNNING", servers: [{ status: "RUNNING" }] },
    ]);
    expect(json.data.zones[0].servers[0].availableOperations).toEqual([]);
  });
});

describe("while a task works", () => {
  /** Three zones of two servers, and what is shown of them in the order of zones and servers. */
  async function working(what: string, body: object = {}, zone1 = ["RUNNING", "RUNNING"]) {
    const api = await testApi();
    const { clusterId, serverIds } = await addCluster(api.db, "orion", {
      zone1,
      zone2: ["RUNNING", "RUNNING"],
      zone3: ["RUNNING", "RUNNING"],
    });
    await addLogStream(api.db, clusterId);
    const path = `/api/v2/ob/clusters/${clusterId}`;
    const { status, json } = await api.call(`POST ${path}/${what}`, { body });
    expect([status, json.error]).toEqual([200, undefined]);
    const taskId: number = json.data.id;
    const shown = async () => {
      const { data }: { data: Cluster } = (await api.call(`GET ${path}`)).json;
      const zones = data.zones ?? [];
      const listed: { data: { contents: Cluster[] } } = (
        await api.call(`GET /api/v2/ob/clusters?status=${data.status}`)
      ).json;
      expect(listed.data.contents.map(({ status }) => status)).toEqual([data.status]);
      const servers = zones.flatMap((one) => one.servers);
      const offered = servers.flatMap(({ availableOperations }) => availableOperations);
      return {
        statuses: [data.status, ...zones.map((one) => one.status)],
        servers: servers.map((one) => one.status),
        marks: data.serverMarks.map((one) => one.status),
        holders: [data.outage, ...zones.map((one) => one.task)].map((one) => one?.id),
        held: servers.map(({ task }) => task?.id === taskId),
        offered,
      };
    };
    return { api, taskId, serverIds, shown };
  }
  const none = undefined;

  test("on a zone, it is STOPPING with its servers, which name the task and offer nothing", async () => {
    const { taskId, shown } = await working("zones/zone1/stop");
    const servers = [...Array(2).fill("PROCESS_STOPPING"), ...Array(4).fill("RUNNING")];
    expect(await shown()).toEqual({
      statuses: ["OPERATING", "STOPPING", "RUNNING", "RUNNING"],
      ...{ servers, marks: servers },
      holders: [taskId, taskId, none, none],
      held: [true, true, false, false, false, false],
      offered: Array(4).fill(["restart", "stopService", "stopProcess"]).flat(),
    });
  });

  test("on the service of one server, its zone and its cluster are OPERATING", async () => {
    const { taskId, shown } = await working("servers/1/stop", { type: "STOP_SERVICE" });
    const { statuses, servers, holders } = await shown();
    expect(statuses).toEqual(["OPERATING", "OPERATING", "RUNNING", "RUNNING"]);
    expect(servers).toEqual(["SERVICE_STOPPING", ...Array(5).fill("RUNNING")]);
    expect(holders).toEqual([taskId, none, none, none]);
  });

  test("on a cluster, all of it is RESTARTING", async () => {
    const { taskId, shown } = await working("restart");
    const { statuses, servers, holders, held, offered } = await shown();
    expect(statuses).toEqual(Array(4).fill("RESTARTING"));
    expect(servers).toEqual(Array(6).fill("RESTARTING"));
    expect(holders).toEqual(Array(4).fill(taskId));
    expect(held).toEqual(Array(6).fill(true));
    expect(offered).toEqual([]);
  });

  test("on a zone, a server that it does not act on is held, but shown as it is", async () => {
    const { taskId, shown } = await working("zones/zone1/start", {}, ["DELETED", "UNAVAILABLE"]);
    const { statuses, servers, holders, held } = await shown();
    expect(statuses).toEqual(["OPERATING", "STARTING", "RUNNING", "RUNNING"]);
    expect(servers.slice(0, 2)).toEqual(["DELETED", "STARTING"]);
    expect(holders).toEqual([none, taskId, none, none]);
    expect(held.slice(0, 3)).toEqual([true, true, false]);
  });

  test("zone by zone, only what it has come to is RESTARTING", async () => {
    const { api, taskId, serverIds, shown } = await working("rollingRestart", { serversAtOnce: 1 });
    expect(await shown()).toMatchObject({
      statuses: ["OPERATING", "RUNNING", "RUNNING", "RUNNING"],
      servers: Array(6).fill("RUNNING"),
      held: Array(6).fill(true),
      offered: [],
    });
    const [first = 0] = serverIds;
    const change = (facts: Partial<typeof subtask.$inferInsert>, ...where: SQL[]) =>
      api.db
        .update(subtask)
        .set(facts)
        .where(and(eq(subtask.taskId, taskId), ...where));
    await change({ runTime: 1, status: "RUNNING" }, eq(subtask.serverId, first));
    const during = await shown();
    expect(during.statuses).toEqual(["OPERATING", "RESTARTING", "RUNNING", "RUNNING"]);
    expect(during.servers).toEqual(["RESTARTING", ...Array(5).fill("RUNNING")]);
    await change({ runTime: 1, status: "SUCCESSFUL" }, eq(subtask.serverId, first));
    const after = await shown();
    expect(after.statuses).toEqual(["OPERATING", "RESTARTING", "RUNNING", "RUNNING"]);
    expect(after.servers).toEqual(Array(6).fill("RUNNING"));
    await change({ runTime: 1, status: "SUCCESSFUL" }, eq(subtask.zoneName, "zone1"));
    expect((await shown()).statuses).toEqual(["OPERATING", "RUNNING", "RUNNING", "RUNNING"]);
  });
});
