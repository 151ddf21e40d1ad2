import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { cluster, server } from "@/lib/store/fleet-tables";
import { type TestApi, testApi } from "@/lib/testing/api";
import { addCluster } from "@/lib/testing/fleet-rows";
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

describe("zones and servers", () => {
  test("are lists without pages", async () => {
    const api = await testApi();
    const { clusterId } = await addCluster(api.db, "orion", { zone1: ["RUNNING"], zone2: [] });
    for (const path of ["zones", "servers", "zones/zone1/servers", "zones/zone2/servers"]) {
      const { json } = await api.call(`GET /api/v2/ob/clusters/${clusterId}/${path}`);
      expect(Object.keys(json.data)).toEqual(["contents"]);
    }
  });

  test("servers are those of a region, a data center or a zone, if asked", async () => {
    const api = await testApi();
    const { clusterId, serverIds } = await addCluster(api.db, "orion", {
      zone1: ["RUNNING"],
      zone2: ["RUNNING"],
    });
    await addCluster(api.db, "vega", { zone1: ["RUNNING"] });
    const ids = async (path: string) => {
      const { json } = await api.call(`GET /api/v2/ob/clusters/${clusterId}/${path}`);
      return json.data.contents.map(({ id }: { id: number }) => id);
    };
    expect(await ids("servers")).toEqual(serverIds);
    expect(await ids("servers?idcName=idc-zone2")).toEqual(serverIds.slice(1));
    expect(await ids("servers?regionName=south")).toEqual([]);
    expect(await ids("zones/zone1/servers")).toEqual(serverIds.slice(0, 1));
  });

  test("a zone that the cluster does not have is not found", async () => {
    const api = await testApi();
    const { clusterId } = await addCluster(api.db, "orion", { zone1: ["RUNNING"] });
    const { status, json } = await api.call(
      `GET /api/v2/ob/clusters/${clusterId}/zones/zone9/servers`,
    );
    expect([status, json.error.code]).toEqual([404, "OBE18002"]);
  });
});
