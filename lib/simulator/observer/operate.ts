import "server-only";
import net from "node:net";
import { join } from "node:path";
import { writeServerFile, writeZones } from "../cluster-files";
import { withClusterLock } from "../cluster-lock";
import type { ClusterState, ServerState } from "../cluster-state";
import { type LedStream, settleStreams } from "../elect";
import { recordFreeze } from "../freezes";
import { readFault } from "../read-fault";
import type { Address, AlterSystem } from "./alter-system";
import { checkStop } from "./check-stop";
import type { Running } from "./running";
import { SqlError, TimesOut } from "./sql-error";
import { isAtLeast } from "./versions";

const RPC_MS = 10_000;

/** Does an ALTER SYSTEM statement as the kernel would; throws `SqlError` or `TimesOut`. */
export async function operate(running: Running, statement: AlterSystem): Promise<void> {
  if (!running.cluster().hasMajority)
    throw new SqlError(4654, "RootService has no leader: the majority of the zones is down");
  if (statement.kind === "start server") await checkMachines(running, statement.servers);
  const { cluster } = running.place;
  const faults = await withClusterLock(cluster, () => {
    const known = running.cluster();
    const streams = settleStreams(cluster, known);
    const faults = operateOn(running, known, streams, statement);
    // Leaders leave a stopped server before the statement is answered.
    settleStreams(cluster, running.cluster());
    return faults;
  });
  if (faults.includes("start-server-times-out")) throw new TimesOut();
}

function operateOn(
  { place: { cluster } }: Running,
  state: ClusterState,
  streams: readonly LedStream[],
  statement: AlterSystem,
): string[] {
  if (!("servers" in statement)) return operateZone(cluster, state, streams, statement);
  const targets = findServers(state, statement.servers);
  if (statement.kind === "minor freeze") return freeze(cluster, targets);
  checkZone(targets, statement.zone);
  if (statement.kind === "start server") return startServers(cluster, targets);
  const zone = targets[0]?.zone ?? "";
  checkStop(cluster, state, streams, { how: statement.how, what: "SERVER", zone, targets });
  return stopServers(cluster, targets);
}

function freeze(cluster: string, targets: ServerState[]): string[] {
  const dead = targets.find(({ answers }) => !answers);
  if (dead) throw new SqlError(4637, `Server ${dead.ip}:${dead.rpcPort} is not active`);
  for (const { home } of targets) recordFreeze(join(cluster, home));
  return [];
}

/** Newer versions ask the target itself before they start it. */
async function checkMachines(running: Running, addresses: Address[]): Promise<void> {
  if (!isAtLeast(running.place.facts, "4.3")) return;
  const targets = findServers(running.cluster(), addresses);
  const reached = await Promise.all(targets.map(({ ip, rpcPort }) => answers(ip, rpcPort)));
  if (reached.includes(false)) throw new TimesOut();
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ host, port, timeout: RPC_MS });
    const end = (reached: boolean) => {
      socket.destroy();
      resolve(reached);
    };
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
    socket.once("timeout", () => end(false));
  });
}

function findServers({ servers }: ClusterState, addresses: Address[]): ServerState[] {
  return addresses.map(({ ip, rpcPort }) => {
    const found = servers.find((server) => server.ip === ip && server.rpcPort === rpcPort);
    if (!found) throw new SqlError(4630, `Server ${ip}:${rpcPort} is not in the server list`);
    return found;
  });
}

function checkZone(targets: ServerState[], zone: string | undefined): void {
  if (zone !== undefined && targets.some((server) => server.zone !== zone))
    throw new SqlError(4631, `Server and zone do not match: zone '${zone}'`);
}

function startServers(cluster: string, targets: ServerState[]): string[] {
  const faults = targets.map(({ home }) => readFault(join(cluster, home)));
  if (faults.some((fault) => fault?.kind === "disk-unhealthy"))
    throw new SqlError(
      4179,
      "START SERVER is not allowed: a device of the target may fail, see GV$OB_SERVERS",
    );
  const lost = faults.some((fault) => fault?.kind === "start-server-times-out" && !fault.done);
  if (!lost) for (const target of targets) setStopTime(cluster, target, null);
  return faults.flatMap((fault) => fault?.kind ?? []);
}

function stopServers(cluster: string, targets: ServerState[]): string[] {
  for (const target of targets)
    setStopTime(cluster, target, target.stopTimeUs ?? Date.now() * 1000);
  return [];
}

function setStopTime(cluster: string, server: ServerState, stopTimeUs: number | null): void {
  if (server.stopTimeUs === stopTimeUs) return;
  const { id, zone, ip, rpcPort, sqlPort, home } = server;
  const modifyTimeUs = Date.now() * 1000;
  const row = { id, zone, ip, rpcPort, sqlPort, home, stopTimeUs, modifyTimeUs };
  writeServerFile(cluster, server.deleting ? { ...row, deleting: true } : row);
}

type ZoneStatement = Exclude<AlterSystem, { servers: Address[] }>;

function operateZone(
  cluster: string,
  state: ClusterState,
  streams: readonly LedStream[],
  statement: ZoneStatement,
): string[] {
  const { zone: name, kind } = statement;
  const zone = state.zones.find((each) => each.name === name);
  const wanted = kind === "start zone" ? "ACTIVE" : "INACTIVE";
  if (!zone) throw new SqlError(4631, `There is no zone '${name}'`);
  if (zone.status === wanted)
    throw new SqlError(4633, `Zone status does not match: '${name}' is ${zone.status}`);
  if (statement.kind === "stop zone") {
    const targets = state.servers.filter((server) => server.zone === name);
    checkStop(cluster, state, streams, { how: statement.how, what: "ZONE", zone: name, targets });
  }
  const changed = { ...zone, status: wanted, modifyTimeUs: Date.now() * 1000 } as const;
  writeZones(
    cluster,
    state.zones.map((each) => (each === zone ? changed : each)),
  );
  return [];
}
