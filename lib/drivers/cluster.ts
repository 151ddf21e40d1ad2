import type { LogStream } from "@/lib/contract/log-stream";
import type { CallControl } from "./control";

/** Where a server answers SQL, and the `ip:rpcPort` under which the cluster knows it. */
export interface Endpoint {
  ip: string;
  rpcPort: number;
  sqlPort: number;
}

/** How to sign in to the sys tenant. */
export interface SysAccount {
  /** Usually `root@sys`. */
  user: string;
  password: string;
}

/** A row of oceanbase.DBA_OB_SERVERS. Times are microseconds of the cluster's clock. */
export interface ServerRow {
  id: number;
  zone: string;
  ip: string;
  rpcPort: number;
  sqlPort: number;
  withRootserver: boolean;
  /** ACTIVE, INACTIVE or DELETING. */
  status: string;
  buildVersion: string;
  startServiceTimeUs: number | undefined;
  stopTimeUs: number | undefined;
  blockMigrateInTimeUs: number | undefined;
}

/** A row of oceanbase.DBA_OB_ZONES. */
export interface ZoneRow {
  name: string;
  status: string;
  idc: string;
  region: string;
}

export interface ClusterVersion {
  /** As `select version()` has it behind the last `-v`, e.g. `4.2.1.4`. */
  version: string;
  edition: "CE" | "EE";
}

export interface ClusterFacts {
  version: ClusterVersion;
  servers: ServerRow[];
  zones: ZoneRow[];
  /** Parameters `cluster` and `cluster_id`. */
  clusterName: string;
  obClusterId: number;
}

/** What one server answers on its own SQL port. */
export interface Ping {
  state: "refused" | "timeout" | "initializing" | "restricted" | "denied" | "ready";
  errno: number | undefined;
  message: string;
}

/**
 * How a cluster's sys tenant is reached: over several servers, the one being worked on last, so that
 * a broken server does not decide alone. Throws only `DriverError`.
 */
export interface ClusterDriver {
  /** Servers and zones in two cheap queries: what an observation needs. */
  servers(control: CallControl, last?: Endpoint): Promise<ServerRow[]>;
  zones(control: CallControl, last?: Endpoint): Promise<ZoneRow[]>;
  facts(control: CallControl, last?: Endpoint): Promise<ClusterFacts>;
  /** Reads STOP_TIME, clears it with START SERVER if it is set, and reads it back. */
  startServer(
    target: Endpoint & { zone: string },
    control: CallControl,
  ): Promise<{ changed: boolean }>;
  /**
   * Reads STOP_TIME, sets it with STOP SERVER if it is not set, and reads it back. The cluster refuses
   * with 4660 what is in another zone than something stopped, with 4179 what would lose a majority;
   * `force` is FORCE STOP, which does not wait for logs to be in sync.
   */
  stopServer(
    target: Endpoint & { zone: string },
    control: CallControl,
    options?: { force?: boolean },
  ): Promise<{ changed: boolean }>;
  /** Reads the zone's status, makes it ACTIVE with START ZONE if it is not, and reads it back. */
  startZone(zone: string, control: CallControl): Promise<{ changed: boolean }>;
  /** The same to INACTIVE with STOP ZONE, or FORCE STOP ZONE; refused as `stopServer` is. */
  stopZone(
    zone: string,
    control: CallControl,
    options?: { force?: boolean },
  ): Promise<{ changed: boolean }>;
  /** MINOR FREEZE SERVER: asks a server to write what it has in memory to disk, and does not wait for it. */
  minorFreeze(target: Endpoint, control: CallControl): Promise<void>;
  /**
   * Every log stream as its leader reports it (GV$OB_LOG_STAT, DBA_OB_TENANTS), in tenant and stream
   * order. One without a leader has members that none leads.
   */
  logStreams(control: CallControl, last?: Endpoint): Promise<LogStream[]>;
  /** Signs in on exactly this server and runs `select 1`. Never throws for what a booting server answers. */
  ping(target: Endpoint, control: CallControl): Promise<Ping>;
}
