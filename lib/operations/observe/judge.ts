import type { ClusterStatus, ServerStatus, ZoneStatus } from "@/lib/contract/status";
import type { ServerRow, ZoneRow } from "@/lib/drivers/cluster";

/** What a host said of an observer: its process is there, is not, or the host did not answer. */
export type ProcessSeen = "running" | "none" | "unknown";

/** What was seen of one server. `row` is absent when the cluster answered and does not list it. */
export interface ServerSeen {
  /** Whether any server of the cluster answered SQL, so that `row` means something. */
  clusterAnswered: boolean;
  row: ServerRow | undefined;
  zone: ZoneRow | undefined;
  process: ProcessSeen;
}

/**
 * The status of a server by what was seen; the first rule that fits counts. The rules are OCP Express's
 * (DELETING, INACTIVE, STOP_TIME, zone, ACTIVE) with the host's word for an INACTIVE one: no process
 * means PROCESS_STOPPED.
 */
export function judgeServer({ clusterAnswered, row, zone, process }: ServerSeen): ServerStatus {
  if (!clusterAnswered) return process === "none" ? "PROCESS_STOPPED" : "UNAVAILABLE";
  if (!row) return "DELETED";
  if (row.status === "DELETING") return "DELETING";
  if (row.status !== "ACTIVE") return process === "none" ? "PROCESS_STOPPED" : "UNAVAILABLE";
  if (row.stopTimeUs !== undefined) return "SERVICE_STOPPED";
  if (zone?.status === "INACTIVE") return "SERVICE_STOPPED";
  return row.startServiceTimeUs === undefined ? "UNAVAILABLE" : "RUNNING";
}

const DOWN: readonly ServerStatus[] = ["UNAVAILABLE", "PROCESS_STOPPED", "DELETED"];

const GONE: readonly ServerStatus[] = ["PROCESS_STOPPED", "DELETED"];

/** The status of a zone by its row and its servers: one that was stopped is STOPPED when no process is left. */
export function judgeZone(
  row: ZoneRow | undefined,
  servers: readonly ServerStatus[],
): Exclude<ZoneStatus, "OPERATING"> {
  if (row?.status === "INACTIVE")
    return servers.every((status) => GONE.includes(status)) ? "STOPPED" : "SERVICE_STOPPED";
  return servers.every((status) => DOWN.includes(status)) ? "UNAVAILABLE" : "RUNNING";
}

/** The status of a cluster: it answers SQL, nothing of it runs, or something runs that does not answer. */
export function judgeCluster(
  clusterAnswered: boolean,
  servers: readonly ServerStatus[],
): Exclude<ClusterStatus, "OPERATING"> {
  if (clusterAnswered) return "RUNNING";
  return servers.every((status) => status === "PROCESS_STOPPED") ? "STOPPED" : "UNAVAILABLE";
}
