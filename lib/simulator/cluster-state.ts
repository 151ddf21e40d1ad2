import "server-only";
import { join } from "node:path";
import {
  readHeartbeat,
  readServerFiles,
  readService,
  readZones,
  type ServerFile,
  type ZoneFile,
} from "./cluster-files";
import { isMajority, isSys, type LogStream, logStreamsOf } from "./log-streams";
import { isRunning } from "./process-table";
import { readFault } from "./read-fault";
import type { Timing } from "./timing";

/** One server of a cluster as the whole cluster sees it now. */
export interface ServerState extends ServerFile {
  /** Its heartbeats arrive: ACTIVE in the views. */
  alive: boolean;
  /** Its process has finished its boot, and is not known to be dead. */
  serving: boolean;
  /** It serves, and its process is there at this instant. */
  answers: boolean;
  /** It has answered for long enough for its logs to be in sync. */
  keepsUp: boolean;
  /** Its service is stopped, by itself or with its zone. */
  stopped: boolean;
  /** That of the process before, until the new one reports its own. */
  startServiceTimeUs: number | null;
  lastHeartbeatMs: number | undefined;
}

/** A cluster as its shared files have it. */
export interface ClusterState {
  servers: ServerState[];
  zones: ZoneFile[];
  streams: LogStream<ServerState>[];
  /** More than half of the members of the sys stream are alive. */
  hasMajority: boolean;
  /** Zones whose member of the sys stream is alive. */
  zonesUp: string[];
}

type Times = Pick<Timing, "leaseMs" | "catchingUpMs">;

// A process that is there but late is starved by the machine, not dead: a real observer's heartbeat
// has a thread of its own.
const STARVED_MS = 15_000;

/** Reads the shared files of a cluster; nothing of it comes from the memory of one observer. */
export function readClusterState(cluster: string, timing: Times): ClusterState {
  const zones = readZones(cluster) ?? [];
  const inactive = new Set(
    zones.filter(({ status }) => status === "INACTIVE").map(({ name }) => name),
  );
  const servers = readServerFiles(cluster).map((file) => ({
    ...readServer(cluster, file, timing),
    stopped: file.stopTimeUs !== null || inactive.has(file.zone),
  }));
  const streams = logStreamsOf(zones, servers);
  const sys = streams.find(isSys) ?? { members: [] };
  const zonesUp = sys.members.filter(({ alive }) => alive).map(({ zone }) => zone);
  return { servers, zones, streams, zonesUp, hasMajority: isMajority(zonesUp.length, sys) };
}

function readServer(
  cluster: string,
  file: ServerFile,
  { leaseMs, catchingUpMs }: Times,
): Omit<ServerState, "stopped"> {
  const beat = readHeartbeat(cluster, file.id);
  const service = readService(cluster, file.id);
  const ageMs = beat === undefined ? Number.POSITIVE_INFINITY : Date.now() - beat.timeMs;
  const runs =
    beat !== undefined && ageMs <= Math.max(STARVED_MS, leaseMs) && isRunning(beat.process);
  const alive = ageMs <= leaseMs || runs;
  const isOfThisProcess =
    service?.pid === beat?.process.pid && service?.startTicks === beat?.process.startTicks;
  const startServiceTimeUs = service?.startServiceTimeUs ?? null;
  const serving = alive && isOfThisProcess && startServiceTimeUs !== null;
  const answers = serving && runs;
  const servedMs = Date.now() - (startServiceTimeUs ?? 0) / 1000;
  const lags = () => readFault(join(cluster, file.home))?.kind === "log-lags";
  return {
    ...file,
    alive,
    serving,
    answers,
    keepsUp: answers && servedMs >= catchingUpMs && !lags(),
    startServiceTimeUs,
    lastHeartbeatMs: beat?.timeMs,
  };
}
