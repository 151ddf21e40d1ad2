import { z } from "zod";

/** Server status as OCP names it (ocp-express `ObServerStatus`); the `…ING` ones are shown while a task works on it. */
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
  .meta({ id: "ServerStatus" });
export type ServerStatus = z.infer<typeof ServerStatus>;

/** Zone status as OCP names it (`ObZoneStatus`). OPERATING: a task works on one of its servers. */
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
  .meta({ id: "ZoneStatus" });
export type ZoneStatus = z.infer<typeof ZoneStatus>;

/** Cluster status as OCP names it. OPERATING: a task works on a part of it. */
export const ClusterStatus = z
  .enum(["RUNNING", "UNAVAILABLE", "STOPPED", "STARTING", "STOPPING", "RESTARTING", "OPERATING"])
  .meta({ id: "ClusterStatus" });
export type ClusterStatus = z.infer<typeof ClusterStatus>;

/** What a cluster can be asked for by: every status that OCP's pages and code name. Some are never shown here. */
export const ClusterStatusAsked = z
  .enum([
    ...ClusterStatus.options,
    ...(["CREATING", "DELETING", "TAKINGOVER", "MOVINGOUT", "SWITCHOVER", "FAILOVER"] as const),
    ...(["UPGRADING", "STARTING_IN_READ_ONLY", "ABANDONED", "DISCONNECTING"] as const),
  ])
  .meta({ id: "ClusterStatusAsked" });
