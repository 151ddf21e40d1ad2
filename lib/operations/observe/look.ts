import "server-only";
import { sql } from "drizzle-orm";
import type { LogStream } from "@/lib/contract/log-stream";
import type { ClusterStatus, ServerStatus, ZoneStatus } from "@/lib/contract/status";
import type { ClusterDriver, Endpoint, ServerRow, ZoneRow } from "@/lib/drivers/cluster";
import type { CallControl } from "@/lib/drivers/control";
import { DriverError } from "@/lib/drivers/error";
import { findTargets, type Target } from "../target";
import type { World } from "../world";
import { judgeCluster, judgeServer, judgeZone, type ProcessSeen } from "./judge";

/** What one look at a cluster found. Nothing of it is a wish. */
export interface Observation {
  clusterId: number;
  /** When the look began, by the database's clock. */
  time: Date;
  status: Exclude<ClusterStatus, "OPERATING">;
  /** Why no server of the cluster answered SQL. */
  error: string | undefined;
  /** Undefined when they were not read, so that the ones known before stay. */
  logStreams: LogStream[] | undefined;
  servers: { target: Target; row: ServerRow | undefined; status: ServerStatus }[];
  zones: {
    name: string;
    row: ZoneRow | undefined;
    status: Exclude<ZoneStatus, "OPERATING">;
  }[];
}

const HOSTS_AT_ONCE = 4;
const PROBE_MS = 10_000;
const LOG_STREAMS_MS = 5000;

/**
 * Reads a cluster's own views, and asks the host of every server that is not ACTIVE whether its
 * process is there. A few queries and, in a healthy cluster, no probe. `last` is the server to ask last;
 * `onlyServerId` spares the probes of all other servers, whose status then may be less exact.
 * Throws the signal's reason when it was stopped: what was not answered then says nothing.
 */
export async function look(
  world: World,
  clusterId: number,
  control: CallControl,
  { last, onlyServerId }: { last?: Endpoint; onlyServerId?: number } = {},
): Promise<Observation> {
  const [targets, driver, time] = await Promise.all([
    findTargets(world.db, clusterId),
    world.cluster(clusterId),
    databaseTime(world),
  ]);
  const views = await readViews(driver, control, last);
  const logStreams =
    views.rows && onlyServerId === undefined
      ? await readLogStreams(driver, control, last)
      : undefined;
  const rowOf = (target: Target) =>
    views.rows?.find(
      (row) => row.ip === target.endpoint.ip && row.rpcPort === target.endpoint.rpcPort,
    );
  const seen = await probe(
    world,
    targets.filter(
      (target) =>
        rowOf(target)?.status !== "ACTIVE" &&
        (onlyServerId === undefined || target.serverId === onlyServerId),
    ),
    control,
  );
  control.signal.throwIfAborted();

  const servers = targets.map((target) => {
    const row = rowOf(target);
    const zone = views.zones.find(({ name }) => name === target.endpoint.zone);
    const status = judgeServer({
      clusterAnswered: views.rows !== undefined,
      row,
      zone,
      process: seen.get(target.serverId) ?? "unknown",
    });
    return { target, row, status };
  });
  const names = [...new Set(targets.map((target) => target.endpoint.zone))];
  const statuses = servers.map(({ status }) => status);
  return {
    clusterId,
    time,
    status: judgeCluster(views.rows !== undefined, statuses),
    error: views.error,
    logStreams,
    servers,
    zones: names.map((name) => {
      const row = views.zones.find((zone) => zone.name === name);
      const inZone = servers.filter(({ target }) => target.endpoint.zone === name);
      return {
        name,
        row,
        status: judgeZone(
          row,
          inZone.map(({ status }) => status),
        ),
      };
    }),
  };
}

async function databaseTime({ db }: World): Promise<Date> {
  const { rows } = await db.execute<{ ms: string }>(
    sql`SELECT extract(epoch FROM clock_timestamp()) * 1000 AS ms`,
  );
  return new Date(Number(rows[0]?.ms));
}

async function readViews(driver: ClusterDriver, control: CallControl, last: Endpoint | undefined) {
  try {
    const rows = await driver.servers(control, last);
    return { rows, zones: await driver.zones(control, last), error: undefined };
  } catch (error) {
    if (!(error instanceof DriverError)) throw error;
    return { rows: undefined, zones: [], error: error.message };
  }
}

/** That this one view cannot be read does not make a cluster that answers unavailable. */
async function readLogStreams(
  driver: ClusterDriver,
  control: CallControl,
  last: Endpoint | undefined,
): Promise<LogStream[] | undefined> {
  const deadline = Math.min(control.deadline, Date.now() + LOG_STREAMS_MS);
  try {
    return await driver.logStreams({ ...control, deadline }, last);
  } catch (error) {
    if (!(error instanceof DriverError)) throw error;
    return undefined;
  }
}

async function probe(world: World, targets: readonly Target[], control: CallControl) {
  const seen = new Map<number, ProcessSeen>();
  const waiting = [...targets];
  const worker = async () => {
    for (let target = waiting.shift(); target; target = waiting.shift())
      seen.set(target.serverId, await probeOne(world, target, control));
  };
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, worker));
  return seen;
}

async function probeOne(world: World, target: Target, control: CallControl): Promise<ProcessSeen> {
  const deadline = Math.min(control.deadline, Date.now() + PROBE_MS);
  try {
    const { observers } = await world
      .host(target.hostKind)
      .probe(target.place, { signal: control.signal, deadline });
    return observers.length > 0 ? "running" : "none";
  } catch (error) {
    if (!(error instanceof DriverError)) throw error;
    return "unknown";
  }
}
