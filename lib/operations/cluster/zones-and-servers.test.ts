import { describe, expect, test } from "vitest";
import { testApi } from "@/lib/testing/api";
import { addCluster } from "@/lib/testing/fleet-rows";

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
