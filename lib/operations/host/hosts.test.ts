import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { role } from "@/lib/store/console-tables";
import { cluster, host, server, zone } from "@/lib/store/fleet-tables";
import { type TestApi, testApi } from "@/lib/testing/api";
import { addCluster } from "@/lib/testing/fleet-rows";

interface Named {
  name: string;
}

const list = async (api: TestApi, query = "") =>
  (await api.call(`GET /api/v2/compute/hosts${query}`)).json.data;

const names = async (api: TestApi, query: string): Promise<string[]> =>
  (await list(api, query)).contents.map(({ name }: Named) => name);

/** Two clusters: `orion` with hosts `1-zone1` and `1-zone2`, `vega` with the host `2-zone1`. */
async function twoClusters() {
  const api = await testApi();
  await addCluster(api.db, "orion", { zone1: ["RUNNING", "UNAVAILABLE"], zone2: ["UNAVAILABLE"] });
  await addCluster(api.db, "vega", { zone1: ["PROCESS_STOPPED"] });
  return api;
}

describe("a host", () => {
  test("is told by what runs on it, and what is not known is absent", async () => {
    const api = await testApi();
    await addCluster(api.db, "orion", { zone1: ["RUNNING"] });
    await api.db.update(host).set({ typeName: "std-16c" });
    const { contents } = await list(api);
    const observedTime = expect.stringMatching(/^\d{4}-/);
    expect(contents).toEqual([
      {
        id: contents[0].id,
        idcName: "idc-zone1",
        innerIpAddress: "10.1.1.1",
        name: "1-zone1",
        observedTime,
        regionName: "north",
        services: [{ name: "orion:7", type: "OB_CLUSTER", version: "4.2.1.8" }],
        status: "ONLINE",
        typeName: "std-16c",
      },
    ]);
    const one = await api.call(`GET /api/v2/compute/hosts/${contents[0].id}`);
    expect(one.json.data).toEqual(contents[0]);
  });

  test("of which nothing is known for sure says so by silence", async () => {
    const api = await testApi();
    await addCluster(api.db, "orion", { zone1: ["UNAVAILABLE", "DELETED"] });
    await api.db.update(server).set({ observedTime: null });
    await api.db.update(zone).set({ idc: null });
    const [one] = (await list(api)).contents;
    expect(Object.keys(one)).toEqual(["id", "name", "regionName", "services"]);
  });

  test("by an address that is an IP has it, whatever its servers listen on", async () => {
    const api = await testApi();
    await addCluster(api.db, "orion", { zone1: ["RUNNING", "RUNNING"] });
    await api.db.update(host).set({ address: "fd00::7" });
    expect((await list(api)).contents[0]).toMatchObject({ innerIpAddress: "fd00::7" });
  });

  test("that serves two clusters is one host with two services", async () => {
    const api = await twoClusters();
    await api.db.update(server).set({ hostId: 1 });
    const { contents } = await list(api);
    expect(contents).toHaveLength(1);
    expect(contents[0].services.map(({ name }: Named) => name)).toEqual(["orion:7", "vega:7"]);
    expect(contents[0].idcName).toBeUndefined();
  });

  test("is ONLINE only as long as something on it is seen", async () => {
    const api = await testApi();
    await addCluster(api.db, "orion", { zone1: ["RUNNING"] });
    const cases = {
      RUNNING: "ONLINE",
      SERVICE_STOPPED: "ONLINE",
      PROCESS_STOPPED: "ONLINE",
      UNAVAILABLE: undefined,
      DELETED: undefined,
    };
    for (const [observedStatus, expected] of Object.entries(cases)) {
      await api.db.update(server).set({ observedStatus });
      expect((await list(api)).contents[0].status).toBe(expected);
    }
  });

  test("without a server of a registered cluster is not shown", async () => {
    const api = await twoClusters();
    await api.db.update(cluster).set({ registered: false }).where(eq(cluster.name, "vega"));
    expect(await names(api, "")).toEqual(["1-zone1", "1-zone2"]);
    for (const id of [3, 99, 9_007_199_254_740_991]) {
      const { status, json } = await api.call(`GET /api/v2/compute/hosts/${id}`);
      expect([status, json.error.code]).toEqual([404, "CMP07005"]);
    }
  });
});

describe("the list of hosts", () => {
  test.each([
    ["", ["1-zone1", "1-zone2", "2-zone1"]],
    ["?sort=name,desc", ["2-zone1", "1-zone2", "1-zone1"]],
    ["?page=2&size=2", ["2-zone1"]],
    ["?status=ONLINE", ["1-zone1", "2-zone1"]],
    ["?status=NEW,OFFLINE", []],
    ["?status=NEW%2CONLINE", ["1-zone1", "2-zone1"]],
    ["?keyword=ZONE2", ["1-zone2"]],
    ["?keyword=10.1.", ["1-zone1", "1-zone2"]],
    ["?keyword=Veg", ["2-zone1"]],
    ["?keyword=%25", []],
    ["?includedServiceType=OB_CLUSTER,OMS", ["1-zone1", "1-zone2", "2-zone1"]],
    ["?includedServiceType=OB_PROXY", []],
    ["?excludedServiceType=OB_CLUSTER", []],
    ["?excludedServiceType=OMS&keyword=vega", ["2-zone1"]],
  ])("asked %j answers %j", async (query, expected) => {
    expect(await names(await twoClusters(), query)).toEqual(expected);
  });

  test("has a page, and says by what it can be sorted", async () => {
    const api = await twoClusters();
    expect((await list(api, "?size=2")).page).toEqual({
      ...{ number: 1, size: 2, totalElements: 3, totalPages: 2 },
    });
    const { status, json } = await api.call("GET /api/v2/compute/hosts?sort=color,asc");
    expect([status, json.error.code]).toEqual([400, "COM10011"]);
    expect(json.error.message).toContain("innerIpAddress");
  });

  test("shows the hosts that may be read, and refuses who may read none", async () => {
    const api = await twoClusters();
    const grant = (permissions: string[]) =>
      api.db.update(role).set({ permissions }).where(eq(role.name, "CLUSTER_VIEWER"));
    await grant(["HOST:2:READ"]);
    const { json } = await api.call("GET /api/v2/compute/hosts", { as: "viewer" });
    expect(json.data.contents.map(({ name }: Named) => name)).toEqual(["1-zone2"]);
    expect((await api.call("GET /api/v2/compute/hosts/2", { as: "viewer" })).status).toBe(200);
    for (const path of ["/1", "/3", "/99"]) {
      const refused = await api.call(`GET /api/v2/compute/hosts${path}`, { as: "viewer" });
      expect([refused.status, refused.json.error.code]).toEqual([403, "COM10009"]);
    }
    await grant(["CLUSTER:*:READ"]);
    expect((await api.call("GET /api/v2/compute/hosts", { as: "viewer" })).status).toBe(403);
  });
});
