import { createServer } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import { setFault } from "@/lib/simulator/fault";
import { clusterOf, type ServerShape } from "@/lib/simulator/fleet-shape";
import { type FreshFleet, freshFleet } from "@/lib/testing/fleet";
import type { Ping } from "./cluster";
import type { CallControl } from "./control";
import { localHost } from "./local-host";
import { mysqlCluster } from "./mysql-cluster";
import { control, FENCE, failure, PATIENCE } from "./trial.conformance";

test("servers, zones and facts are read", async () => {
  const { fleet, driver } = await oneCluster();
  const servers = await driver.servers(control());
  expect(servers).toMatchObject(
    fleet.cluster("ob_test").servers.map(({ zone, ip, rpcPort, sqlPort }) => ({
      ...{ zone, ip, rpcPort, sqlPort, status: "ACTIVE" },
      ...{ startServiceTimeUs: expect.any(Number), stopTimeUs: undefined },
    })),
  );
  expect(servers.filter(({ withRootserver }) => withRootserver)).toHaveLength(1);
  const zones = await driver.zones(control());
  expect(zones.map(({ name, status }) => [name, status])).toEqual([
    ["zone1", "ACTIVE"],
    ["zone2", "ACTIVE"],
    ["zone3", "ACTIVE"],
  ]);
  const facts = await driver.facts(control());
  expect(facts).toEqual({
    ...{ servers, zones, clusterName: "ob_test", obClusterId: 1 },
    version: { version: "4.3.5.1", edition: "CE" },
  });
});

test("STOP SERVER and START SERVER change STOP_TIME, once", async () => {
  const { fleet, driver } = await oneCluster();
  const target = fleet.server("ob_test", 1);
  const stopTime = async () => (await driver.servers(control()))[1]?.stopTimeUs;
  expect(await driver.startServer(target, control())).toEqual({ changed: false });
  expect(await driver.stopServer(target, control())).toEqual({ changed: true });
  const stopped = await stopTime();
  expect(stopped).toBeGreaterThan(0);
  expect(await driver.stopServer(target, control())).toEqual({ changed: false });
  expect(await stopTime()).toBe(stopped);
  expect(await driver.startServer(target, control())).toEqual({ changed: true });
  expect(await stopTime()).toBeUndefined();
});

test("a start that timed out but was done is done", async () => {
  const { fleet, driver } = await stoppedServer();
  setFault(fleet.home("ob_test", 1), { kind: "start-server-times-out", done: true });
  const result = await driver.startServer(fleet.server("ob_test", 1), control());
  expect(result).toEqual({ changed: true });
});

test("a start that timed out and was not done is known not to be done, and may be repeated", async () => {
  const { fleet, driver } = await stoppedServer();
  const target = fleet.server("ob_test", 1);
  setFault(target.home, { kind: "start-server-times-out", done: false });
  const error = await failure(driver.startServer(target, control()));
  expect(error).toMatchObject({ errno: 4012, retryable: true, outcome: "not_done" });
  setFault(target.home, undefined);
  expect(await driver.startServer(target, control())).toEqual({ changed: true });
});

test("a refusal for an unhealthy disk comes with the cluster's words", async () => {
  const { fleet, driver } = await stoppedServer();
  setFault(fleet.home("ob_test", 1), { kind: "disk-unhealthy" });
  const error = await failure(driver.startServer(fleet.server("ob_test", 1), control()));
  expect(error).toMatchObject({ errno: 4179, kind: "refused", hint: "sql.not-allowed" });
  expect(error.message).toContain("GV$OB_SERVERS");
});

test("a server of another zone is not stopped while one is", async () => {
  const { fleet, driver } = await stoppedServer();
  const error = await failure(driver.stopServer(fleet.server("ob_test", 0), control()));
  expect(error).toMatchObject({ errno: 4660, retryable: false, hint: "sql.other-zone-stopped" });
});

test("a server that the cluster does not list, or has in another zone, is final", async () => {
  const { fleet, driver } = await oneCluster();
  const target = fleet.server("ob_test", 1);
  const unknown = await failure(driver.startServer({ ...target, rpcPort: 2999 }, control()));
  expect(unknown).toMatchObject({ hint: "sql.not-in-list", retryable: false });
  const misplaced = await failure(driver.startServer({ ...target, zone: "zone3" }, control()));
  expect(misplaced).toMatchObject({ hint: "sql.zone-mismatch", retryable: false });
});

test("a server that hangs does not keep the others from being asked", async () => {
  const { fleet } = await oneCluster();
  setFault(fleet.home("ob_test", 0), { kind: "hang" });
  const driver = open(fleet);
  expect(await driver.servers(control(20_000))).toHaveLength(3);
  expect(await driver.stopServer(fleet.server("ob_test", 0), control())).toEqual({ changed: true });
});

test("a server that is being worked on is asked last", async () => {
  const { fleet } = await oneCluster();
  // Were it asked before the others, this would be the end.
  setFault(fleet.home("ob_test", 0), { kind: "wrong-password" });
  const driver = open(fleet);
  expect(await driver.servers(control(), fleet.server("ob_test", 0))).toHaveLength(3);
});

test("a kept connection to a server that was killed is not used again", async () => {
  const { fleet, driver } = await oneCluster();
  await driver.servers(control());
  const place = fleet.server("ob_test", 0);
  await kill(place);
  expect(await driver.servers(control())).toHaveLength(3);
});

test("a wrong password is final and is not in the message", async () => {
  const { fleet } = await oneCluster();
  const driver = open(fleet, "not-the-password");
  const error = await failure(driver.servers(control()));
  expect(error).toMatchObject({ errno: 1045, kind: "denied", retryable: false });
  expect(error).toMatchObject({ hint: "sql.denied" });
  expect(`${error.stack}${JSON.stringify(error)}`).not.toContain("not-the-password");
  const ping = await driver.ping(fleet.server("ob_test", 0), control());
  expect(ping).toMatchObject({ state: "denied", errno: 1045 });
});

test("a refused sign-in is not tried on the other servers, though they would answer", async () => {
  const { fleet } = await oneCluster();
  setFault(fleet.home("ob_test", 0), { kind: "wrong-password" });
  const error = await failure(open(fleet).servers(control()));
  expect(error).toMatchObject({ errno: 1045, retryable: false });
  expect(error.message).toContain(fleet.server("ob_test", 0).ip);
});

test("a cluster none of whose servers listens is unreachable, and may be asked again", async () => {
  const fleet = await freshFleet();
  const error = await failure(open(fleet).servers(control()));
  expect(error).toMatchObject({ kind: "unreachable", hint: "sql.unreachable", retryable: true });
  const none = mysqlCluster([], { user: "root@sys", password: "" });
  expect(await failure(none.servers(control()))).toMatchObject({ hint: "sql.unreachable" });
});

test("a ping says what a booting server answers, from refused to ready", async () => {
  const fleet = await freshFleet({ shape: [clusterOf("ob_test", [1])], speed: 0.5 });
  const target = fleet.server("ob_test", 0);
  const driver = open(fleet);
  const seen: Ping["state"][] = [];
  const look = async () => {
    const { state } = await driver.ping(target, control());
    if (seen.at(-1) !== state) seen.push(state);
    return state;
  };
  await look();
  const start = localHost.startObserver(target, FENCE, control());
  await vi.waitFor(async () => expect(await look()).toBe("ready"), { ...PATIENCE, interval: 5 });
  await start;
  expect(seen).toEqual(["refused", "initializing", "restricted", "ready"]);
});

test("a ping of a server that never answers ends as a timeout, before the call does", async () => {
  const { target, driver } = await silentServer();
  const ping = await driver.ping(target, control(1000));
  expect(ping).toMatchObject({ state: "timeout", errno: undefined });
});

test("an abort ends a call at once, and the connection with it", async () => {
  const { target, driver, connections } = await silentServer();
  for (const call of [
    (control: CallControl) => driver.ping(target, control),
    (control: CallControl) => driver.servers(control),
    (control: CallControl) => driver.startServer({ ...target, zone: "zone1" }, control),
  ]) {
    const abort = new AbortController();
    const failed = failure(call({ ...control(), signal: abort.signal }));
    await vi.waitFor(() => expect(connections.size).toBe(1), PATIENCE);
    abort.abort();
    expect(await failed).toMatchObject({ hint: "call.stopped", retryable: false });
    await vi.waitFor(() => expect(connections.size).toBe(0), PATIENCE);
  }
});

test("a call on a server that never answers ends by its deadline", async () => {
  const { driver, connections } = await silentServer();
  const error = await failure(driver.servers(control(1000)));
  expect(error).toMatchObject({ kind: "timeout", retryable: true, outcome: "not_done" });
  await vi.waitFor(() => expect(connections.size).toBe(0), PATIENCE);
});

test("without a majority a start fails in time, and may be tried again", async () => {
  const { fleet, driver } = await stoppedServer();
  for (const index of [0, 2]) await kill(fleet.server("ob_test", index));
  // Until the lease of the dead servers has passed the cluster goes on as before.
  await vi.waitFor(() => expect(driver.servers(control(5000))).rejects.toThrow(), PATIENCE);
  const error = await failure(driver.startServer(fleet.server("ob_test", 1), control(6000)));
  expect(error).toMatchObject({ retryable: true });
  expect(["sql.no-majority", "sql.timeout", "call.late"]).toContain(error.hint);
});

/** A cluster of three zones with a server each, all serving. */
async function oneCluster(shape: ServerShape[] = [{}, {}, {}]) {
  const cluster = { ...clusterOf("ob_test", []), zones: shape.map((server) => [server]) };
  const fleet = await freshFleet({ shape: [cluster] });
  await fleet.start();
  return { fleet, driver: open(fleet) };
}

/** The same, with the service of the second server stopped. */
const stoppedServer = () => oneCluster([{}, { state: "service-stopped" }, {}]);

function open(fleet: FreshFleet, password?: string) {
  const { servers, sysUser, sysPassword } = fleet.cluster("ob_test");
  const driver = mysqlCluster(servers, { user: sysUser, password: password ?? sysPassword });
  onTestFinished(() => driver.close());
  return driver;
}

async function kill(place: ReturnType<FreshFleet["server"]>): Promise<void> {
  const { observers } = await localHost.probe(place, control());
  for (const observer of observers)
    await localHost.stopObserver(place, observer, "KILL", control());
}

/** A port that takes connections and never says a word. */
async function silentServer() {
  const connections = new Set<object>();
  const server = createServer((socket) => {
    connections.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => connections.delete(socket));
    socket.resume();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const target = { ip: "127.0.0.1", rpcPort: 2882, sqlPort: address.port };
  const driver = mysqlCluster([target], { user: "root@sys", password: "" });
  onTestFinished(async () => {
    await driver.close();
    server.close();
  });
  return { target, driver, connections };
}
