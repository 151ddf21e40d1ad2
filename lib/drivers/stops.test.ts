import { expect, onTestFinished, test, vi } from "vitest";
import { clusterOf, type ServerShape } from "@/lib/simulator/fleet-shape";
import { freshFleet } from "@/lib/testing/fleet";
import { localHost } from "./local-host";
import { mysqlCluster } from "./mysql-cluster";
import { control, FENCE, failure, PATIENCE } from "./trial.conformance";

/** A cluster of three zones with a server each. */
async function oneCluster(shape: ServerShape[] = [{}, {}, {}]) {
  const cluster = { ...clusterOf("ob_test", []), zones: shape.map((server) => [server]) };
  const fleet = await freshFleet({ shape: [cluster] });
  await fleet.start();
  const { servers, sysUser, sysPassword } = fleet.cluster("ob_test");
  const driver = mysqlCluster(servers, { user: sysUser, password: sysPassword });
  onTestFinished(() => driver.close());
  await vi.waitFor(async () => {
    const streams = await driver.logStreams(control());
    expect(streams.flatMap(({ members }) => members.map(({ inSync }) => inSync))).not.toContain(
      false,
    );
    expect(streams.length).toBeGreaterThan(0);
  }, PATIENCE);
  return { fleet, driver, server: (index: number) => fleet.server("ob_test", index) };
}

test("a service and a zone are stopped once, started once, and asked for nothing in between", async () => {
  const { driver, server } = await oneCluster();
  const target = server(1);
  expect(await driver.stopServer(target, control())).toEqual({ changed: true });
  expect(await driver.stopServer(target, control())).toEqual({ changed: false });
  const rows = await driver.servers(control());
  expect(rows.map(({ stopTimeUs }) => stopTimeUs !== undefined)).toEqual([false, true, false]);
  expect(await driver.startServer(target, control())).toEqual({ changed: true });
  const zone = target.zone;
  expect(await driver.stopZone(zone, control())).toEqual({ changed: true });
  expect(await driver.stopZone(zone, control())).toEqual({ changed: false });
  const zones = await driver.zones(control());
  expect(zones.find(({ name }) => name === zone)?.status).toBe("INACTIVE");
  expect(await driver.startZone(zone, control())).toEqual({ changed: true });
  expect(await driver.startZone(zone, control())).toEqual({ changed: false });
  const unknown = await failure(driver.stopZone("zone9", control()));
  expect(unknown).toMatchObject({ kind: "conflict", hint: "sql.zone-mismatch" });
});

test("while one zone is stopped another is refused, with force too", async () => {
  const { driver, server } = await oneCluster([{}, { state: "service-stopped" }, {}]);
  for (const options of [{}, { force: true }])
    for (const call of [
      () => driver.stopServer(server(0), control(), options),
      () => driver.stopZone(server(2).zone, control(), options),
    ])
      expect(await failure(call())).toMatchObject({ errno: 4660, retryable: false });
});

test("a minor freeze is taken, and may be asked for again", async () => {
  const { driver, server } = await oneCluster();
  await driver.minorFreeze(server(0), control());
  await driver.minorFreeze(server(0), control());
  const gone = { ip: "127.0.0.1", rpcPort: 1, sqlPort: 1 };
  expect(await failure(driver.minorFreeze(gone, control()))).toMatchObject({ errno: 4630 });
});

test("the log stream of sys has a member in every zone, and one of them leads", async () => {
  const { driver } = await oneCluster();
  const [sys] = await driver.logStreams(control());
  expect(sys).toMatchObject({ tenantId: 1, tenantName: "sys", logStreamId: 1, replicaCount: 3 });
  expect(sys?.members).toHaveLength(3);
  expect(sys?.members.filter(({ isLeader }) => isLeader)).toHaveLength(1);
});

test("a stop that is older than an attempt the host has seen is refused, and the process lives", async () => {
  const { server } = await oneCluster();
  const place = server(0);
  const newer = { ...FENCE, value: 70 };
  const { process } = await localHost.startObserver(place, newer, control());
  const older = { ...FENCE, value: 69 };
  const refused = await failure(localHost.stopObserver(place, process, "TERM", control(), older));
  expect(refused).toMatchObject({ hint: "host.fenced", retryable: false });
  expect((await localHost.probe(place, control())).observers).toEqual([process]);
  await localHost.stopObserver(place, process, "TERM", control(), { ...FENCE, value: 71 });
  await localHost.stopObserver(place, process, "TERM", control(), { ...FENCE, value: 71 });
  expect((await localHost.probe(place, control())).observers).toEqual([]);
  const late = await failure(localHost.startObserver(place, newer, control()));
  expect(late).toMatchObject({ hint: "host.fenced" });
});
