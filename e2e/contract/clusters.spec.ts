import { expectKeys, TIME } from "./envelope";
import { CLUSTER, HOST, HOST_SERVICE, PAGE, ROOT_SERVER, SERVER, ZONE } from "./shapes";
import { expect, test } from "./stranger";

test("clusters are a page, each with what OCP says of it", async ({ api }) => {
  const { contents, page } = await api.data("GET /ob/clusters");
  expectKeys(page, PAGE);
  expect(page).toEqual({ number: 1, size: 10, totalElements: 3, totalPages: 1 });
  for (const cluster of contents) {
    expectKeys(cluster, CLUSTER);
    for (const zone of cluster.zones) expectKeys(zone, ZONE);
    for (const one of cluster.rootServers) expectKeys(one, ROOT_SERVER);
    for (const time of [cluster.createTime, cluster.updateTime]) expect(time).toMatch(TIME);
  }
  expect(contents.map(({ name }: { name: string }) => name)).toEqual([
    ...["ob_pay", "ob_order", "ob_report"],
  ]);
});

test("one cluster is the same with its zones and their servers", async ({ api }) => {
  const cluster = await api.data("GET /ob/clusters/2");
  expectKeys(cluster, CLUSTER);
  expect(cluster).toMatchObject({ id: 2, obClusterId: 1002, serverCount: 6, type: "PRIMARY" });
  const zones = (await api.data("GET /ob/clusters/2/zones")).contents;
  const nameOf = ({ name }: { name: string }) => name;
  expect(cluster.zones.map(nameOf)).toEqual(zones.map(nameOf));
});

test("zones and servers are lists without a page", async ({ api }) => {
  const zones = await api.data("GET /ob/clusters/2/zones");
  const servers = await api.data("GET /ob/clusters/2/servers");
  const ofZone = await api.data("GET /ob/clusters/2/zones/zone1/servers");
  for (const list of [zones, servers, ofZone]) expectKeys(list, "contents");
  for (const zone of zones.contents) {
    expectKeys(zone, ZONE);
    if (zone.rootServer) expectKeys(zone.rootServer, ROOT_SERVER);
    for (const server of zone.servers) expectKeys(server, SERVER);
  }
  for (const server of servers.contents) {
    expectKeys(server, SERVER);
    expect(server.updateTime).toMatch(TIME);
  }
  expect(servers.contents).toHaveLength(6);
  expect(ofZone.contents).toHaveLength(2);
});

test("a server that never stopped shows the epoch, as OCP's samples do", async ({ api }) => {
  const { contents } = await api.data("GET /ob/clusters/3/servers");
  expect(Date.parse(contents[0].stopTime)).toBe(0);
  expect(Date.parse(contents[0].startTime)).toBeGreaterThan(0);
});

test("a list is asked for page by page, of at most 2000", async ({ api }) => {
  const seen: number[] = [];
  for (const number of [1, 2, 3, 4]) {
    const { contents, page } = await api.data(`GET /ob/clusters?page=${number}&size=1`);
    expect(page).toEqual({ number, size: 1, totalElements: 3, totalPages: 3 });
    seen.push(...contents.map(({ id }: { id: number }) => id));
  }
  expect(seen).toEqual([1, 2, 3]);
  expect((await api.data("GET /ob/clusters?size=2000")).page.size).toBe(2000);
  for (const [field, value] of [
    ["page", "0"],
    ["page", "one"],
    ["page", "1.5"],
    ["size", "0"],
    ["size", "2001"],
    ["size", "-1"],
  ]) {
    const { json } = await api.refused(`GET /ob/clusters?${field}=${value}`, 400, "COM10001");
    expect(json.error.subErrors).toMatchObject([{ field, rejectedValue: value }]);
  }
});

test("a list is sorted by what can be sorted by, and COM10011 says so", async ({ api }) => {
  const names = async (sort: string) =>
    (await api.data(`GET /ob/clusters?sort=${sort}`)).contents.map(
      ({ name }: { name: string }) => name,
    );
  const sorted = ["ob_order", "ob_pay", "ob_report"];
  expect(await names("name,asc")).toEqual(sorted);
  expect(await names("name%2Cdesc")).toEqual([...sorted].reverse());
  expect(await names("name")).toEqual(sorted);
  const { json } = await api.refused("GET /ob/clusters?sort=color,asc", 400, "COM10011");
  expect(json.error.message).toContain("color");
});

test("a comma list may be encoded or not, and a name is found by any part in any case", async ({
  api,
}) => {
  for (const query of ["status=RUNNING,STOPPED", "status=RUNNING%2CSTOPPED"])
    expect((await api.data(`GET /ob/clusters?${query}`)).page.totalElements).toBeGreaterThan(0);
  const found = await api.data("GET /ob/clusters?name=B_ORD");
  expect(found.contents.map(({ name }: { name: string }) => name)).toEqual(["ob_order"]);
  for (const text of ["%25", "_b__", "*", "'"])
    expect((await api.data(`GET /ob/clusters?name=${text}`)).contents).toEqual([]);
  await api.refused("GET /ob/clusters?status=RUNNING,MELTED", 400, "COM10001");
});

test("parameters of other versions and empty ones change nothing", async ({ api }) => {
  const query = "withStandby=true&foldStandby=false&withRemote=true&status=&name=&x=1";
  expect((await api.data(`GET /ob/clusters?${query}`)).contents).toHaveLength(3);
});

test("servers are filtered by region and data center", async ({ api }) => {
  type Row = { id: number; idcName: string };
  const { contents } = await api.data("GET /ob/clusters/2/servers");
  const [{ idcName }] = contents;
  const found = await api.data(`GET /ob/clusters/2/servers?idcName=${idcName}`);
  expect(found.contents.map(({ id }: Row) => id)).toEqual(
    contents.filter((one: Row) => one.idcName === idcName).map(({ id }: Row) => id),
  );
  expect((await api.data("GET /ob/clusters/2/servers?regionName=nowhere")).contents).toEqual([]);
});

test("a zone or a server of another cluster is not found in this one", async ({ api }) => {
  await api.refused("GET /ob/clusters/2/zones/nowhere/servers", 404, "OBE18002");
  await api.refused("POST /ob/clusters/2/zones/nowhere/start", 404, "OBE18002");
  const [stranger] = (await api.data("GET /ob/clusters/3/servers")).contents;
  for (const verb of ["start", "stop", "restart", "start/plan"])
    await api.refused(`POST /ob/clusters/2/servers/${stranger.id}/${verb}`, 404, "OBE19001");
});

test("hosts are a page, and one is found by its id, with what runs on it", async ({ api }) => {
  const { contents, page } = await api.data("GET /compute/hosts");
  expectKeys(page, PAGE);
  for (const host of contents) {
    expectKeys(host, HOST);
    for (const service of host.services) expectKeys(service, HOST_SERVICE);
  }
  const one = await api.data(`GET /compute/hosts/${contents[0].id}`);
  expect({ ...one, observedTime: "" }).toEqual({ ...contents[0], observedTime: "" });
});
