import "server-only";
import net from "node:net";
import { join } from "node:path";
import { writeServerFile, writeZones } from "../cluster-files";
import { withClusterLock } from "../cluster-lock";
import type { ClusterState, ServerState } from "../cluster-state";
import { readFault } from "../read-fault";
import type { Address, AlterSystem } from "./alter-system";
import type { Running } from "./running";
import { SqlError } from "./sql-error";
import { isAtLeast } from "./versions";

const RPC_MS = 1_000;

/** Thrown when a statement takes until its timeout, whether or not it was done. */
export class TimesOut extends Error {}

/** Does an ALTER SYSTEM statement as the kernel would; throws `SqlError` or `TimesOut`. */
export async function operate(running: Running, statement: AlterSystem): Promise<void> {
  if (!running.cluster().hasMajority)
    throw new SqlError(4654, "RootService has no leader: the majority of the zones is down");
  if (statement.kind === "start server") await checkMachines(running, statement.servers);
  const faults = await withClusterLock(running.place.cluster, () => {
    const state = running.cluster();
    if (!("servers" in statement)) return operateZone(running, state, statement);
    const targets = findServers(state, statement.servers);
    if (statement.kind === "minor freeze") return [];
    checkZone(targets, statement.zone);
    if (statement.kind === "start server") return startServers(running, targets);
    checkStop(state, targets);
    return stopServers(running, targets);
  });
  if (faults.includes("start-server-times-out")) throw new TimesOut();
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

function startServers({ place }: Running, targets: ServerState[]): string[] {
  const faults = targets.map(({ home }) => readFault(join(place.cluster, home)));
  if (faults.some((fault) => fault?.kind === "disk-unhealthy"))
    throw new SqlError(
      4179,
      "START SERVER is not allowed: a device of the target may fail, see GV$OB_SERVERS",
    );
  const lost = faults.some((fault) => fault?.kind === "start-server-times-out" && !fault.done);
  if (!lost) for (const target of targets) setStopTime(place.cluster, target, null);
  return faults.flatMap((fault) => fault?.kind ?? []);
}

function checkStop({ servers, zones }: ClusterState, targets: ServerState[]): void {
  const zone = targets[0]?.zone;
  const elsewhere = servers.some((server) => server.zone !== zone && server.stopTimeUs !== null);
  const zoneDown = zones.some(({ name, status }) => name !== zone && status === "INACTIVE");
  if (elsewhere || zoneDown || targets.some((target) => target.zone !== zone))
    throw new SqlError(4660, "cannot stop servers of more than one zone at a time");
  const stopping = new Set(targets.map(({ id }) => id));
  const left = zones.filter(({ name }) =>
    servers.some(
      (server) =>
        server.zone === name &&
        server.serving &&
        server.stopTimeUs === null &&
        !stopping.has(server.id),
    ),
  );
  if (left.length * 2 <= zones.length)
    throw new SqlError(4179, "STOP SERVER is not allowed: the majority of the zones would be lost");
}

function stopServers({ place }: Running, targets: ServerState[]): string[] {
  for (const target of targets)
    setStopTime(place.cluster, target, target.stopTimeUs ?? Date.now() * 1000);
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

function operateZone({ place }: Running, state: ClusterState, statement: ZoneStatement): string[] {
  const { zone: name, kind } = statement;
  const zone = state.zones.find((each) => each.name === name);
  const wanted = kind === "start zone" ? "ACTIVE" : "INACTIVE";
  if (!zone) throw new SqlError(4631, `There is no zone '${name}'`);
  if (zone.status === wanted)
    throw new SqlError(4633, `Zone status does not match: '${name}' is ${zone.status}`);
  if (kind === "stop zone")
    checkStop(
      state,
      state.servers.filter((server) => server.zone === name),
    );
  const changed = { ...zone, status: wanted, modifyTimeUs: Date.now() * 1000 } as const;
  writeZones(
    place.cluster,
    state.zones.map((each) => (each === zone ? changed : each)),
  );
  return [];
}
