import "server-only";
import {
  readHeartbeat,
  readRootServer,
  readServerFiles,
  readService,
  readZones,
  type ServerFile,
  writeRootServer,
  type ZoneFile,
} from "./cluster-files";
import { isRunning } from "./process-table";

/** One server of a cluster as the whole cluster sees it now. */
export interface ServerState extends ServerFile {
  /** Its heartbeats arrive: ACTIVE in the views. */
  alive: boolean;
  /** Its living process has finished its boot. */
  serving: boolean;
  /** That of the process before, until the new one reports its own. */
  startServiceTimeUs: number | null;
  lastHeartbeatMs: number | undefined;
}

export interface ClusterState {
  servers: ServerState[];
  zones: ZoneFile[];
  /** More than half of the zones have a server that is alive. */
  hasMajority: boolean;
  zonesUp: string[];
}

// A process that is there but late is starved by the machine, not dead: a real observer's heartbeat
// has a thread of its own.
const STARVED_MS = 15_000;

/** Reads the shared files of a cluster; nothing of it comes from the memory of one observer. */
export function readClusterState(cluster: string, leaseMs: number): ClusterState {
  const servers = readServerFiles(cluster).map((file) => readServer(cluster, file, leaseMs));
  const zones = readZones(cluster) ?? [];
  const zonesUp = zones
    .map(({ name }) => name)
    .filter((name) => servers.some((server) => server.zone === name && server.alive));
  return { servers, zones, zonesUp, hasMajority: zonesUp.length * 2 > zones.length };
}

function readServer(cluster: string, file: ServerFile, leaseMs: number): ServerState {
  const beat = readHeartbeat(cluster, file.id);
  const service = readService(cluster, file.id);
  const ageMs = beat === undefined ? Number.POSITIVE_INFINITY : Date.now() - beat.timeMs;
  const alive =
    ageMs <= leaseMs ||
    (beat !== undefined && ageMs <= Math.max(STARVED_MS, leaseMs) && isRunning(beat.process));
  const isOfThisProcess =
    service?.pid === beat?.process.pid && service?.startTicks === beat?.process.startTicks;
  return {
    ...file,
    alive,
    serving: alive && isOfThisProcess && typeof service?.startServiceTimeUs === "number",
    startServiceTimeUs: service?.startServiceTimeUs ?? null,
    lastHeartbeatMs: beat?.timeMs,
  };
}

/**
 * The ID of the server that leads: the one that did, as long as it serves, else the one with the
 * lowest ID that can. A choice that changes is written down for everyone.
 */
export function rootServerOf(cluster: string, { servers }: ClusterState): number | undefined {
  const known = readRootServer(cluster);
  const able = servers.filter((server) => server.serving && server.stopTimeUs === null);
  const best = [able, servers.filter(({ serving }) => serving), servers.filter((s) => s.alive)];
  const candidates = best.find((some) => some.length > 0) ?? [];
  if (candidates.some(({ id }) => id === known)) return known;
  const elected = candidates[0]?.id;
  if (elected !== undefined) writeRootServer(cluster, elected);
  return elected;
}
