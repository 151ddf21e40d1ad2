import { z } from "zod";

/** As OCP names it (ocp-express `ObServerStatus`). */
export const ServerStatus = z
  .enum([
    "RUNNING",
    "UNAVAILABLE",
    "SERVICE_STOPPED",
    "PROCESS_STOPPED",
    "STARTING",
    "RESTARTING",
    "SERVICE_STOPPING",
    "PROCESS_STOPPING",
    "DELETING",
    "DELETED",
  ])
  .meta({
    id: "ServerStatus",
    description: "What a task is doing to the server, else how it was last observed",
  });
export type ServerStatus = z.infer<typeof ServerStatus>;

/** As OCP names it (`ObZoneStatus`). */
export const ZoneStatus = z
  .enum([
    "RUNNING",
    "UNAVAILABLE",
    "SERVICE_STOPPED",
    "STOPPED",
    "STARTING",
    "STOPPING",
    "RESTARTING",
    "OPERATING",
  ])
  .meta({
    id: "ZoneStatus",
    description:
      "What a task is doing to the zone, OPERATING while one works on some of its servers, else how it was last observed",
  });
export type ZoneStatus = z.infer<typeof ZoneStatus>;

export const ClusterStatus = z
  .enum(["RUNNING", "UNAVAILABLE", "STOPPED", "STARTING", "STOPPING", "RESTARTING", "OPERATING"])
  .meta({
    id: "ClusterStatus",
    description:
      "What a task is doing to the cluster, OPERATING while one works on a part of it, else how it was last observed",
  });
export type ClusterStatus = z.infer<typeof ClusterStatus>;

export const ClusterStatusAsked = z
  .enum([
    ...ClusterStatus.options,
    ...(["CREATING", "DELETING", "TAKINGOVER", "MOVINGOUT", "SWITCHOVER", "FAILOVER"] as const),
    ...(["UPGRADING", "STARTING_IN_READ_ONLY", "ABANDONED", "DISCONNECTING"] as const),
  ])
  .meta({
    id: "ClusterStatusAsked",
    description:
      "Every status of a cluster that OCP's pages and code name; some are never shown here and find nothing",
  });
