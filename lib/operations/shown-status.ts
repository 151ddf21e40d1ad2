import type { Action, StopType } from "@/lib/contract/action";
import { ClusterStatus, ServerStatus, ZoneStatus } from "@/lib/contract/status";

/** What an unfinished task is doing to what it works on. */
export interface AtWork {
  action: Action;
  stopType?: StopType | undefined;
}

/** How a zone or a cluster is held: as such, by a task on a part of it, or not at all. */
export type Held = AtWork | "inside" | undefined;

/** The status of a cluster while a task works on all of it at once. */
export const CLUSTER_AT_WORK: Partial<Record<Action, ClusterStatus>> = {
  START: "STARTING",
  STOP: "STOPPING",
  RESTART: "RESTARTING",
};

/**
 * The status that is shown: what an unfinished task is doing to a server, a zone or a cluster; OPERATING
 * where it works on a part of a zone or a cluster; otherwise what was last observed.
 */
export const shownStatus = {
  server(observed: string, work: AtWork | undefined): ServerStatus {
    switch (work?.action) {
      case "START":
        return "STARTING";
      case "RESTART":
      case "ROLLING_RESTART":
        return "RESTARTING";
      case "STOP":
        return work.stopType === "STOP_SERVICE" ? "SERVICE_STOPPING" : "PROCESS_STOPPING";
      default:
        return ServerStatus.parse(observed);
    }
  },
  zone(observed: string, held: Held): ZoneStatus {
    if (held === "inside") return "OPERATING";
    switch (held?.action) {
      case "START":
        return "STARTING";
      case "STOP":
        return "STOPPING";
      case "RESTART":
      case "ROLLING_RESTART":
        return "RESTARTING";
      default:
        return ZoneStatus.parse(observed);
    }
  },
  cluster(observed: string, held: Held): ClusterStatus {
    if (held === undefined) return ClusterStatus.parse(observed);
    return (held !== "inside" && CLUSTER_AT_WORK[held.action]) || "OPERATING";
  },
};
