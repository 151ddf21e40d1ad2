import { z } from "zod";

/** Server status as OCP names it; the three "off" ones may be started. */
export const ServerStatus = z
  .enum([
    "RUNNING",
    "UNAVAILABLE",
    "SERVICE_STOPPED",
    "PROCESS_STOPPED",
    "STARTING",
    "DELETING",
    "DELETED",
  ])
  .meta({ id: "ServerStatus" });
export type ServerStatus = z.infer<typeof ServerStatus>;

export const ZoneStatus = z
  .enum(["RUNNING", "UNAVAILABLE", "SERVICE_STOPPED", "OPERATING"])
  .meta({ id: "ZoneStatus" });
export type ZoneStatus = z.infer<typeof ZoneStatus>;

export const ClusterStatus = z
  .enum(["RUNNING", "UNAVAILABLE", "STOPPED", "OPERATING"])
  .meta({ id: "ClusterStatus" });
export type ClusterStatus = z.infer<typeof ClusterStatus>;

/** Server states from which OCP offers Start (ocp-express action matrix). */
export const STARTABLE: readonly ServerStatus[] = [
  "UNAVAILABLE",
  "SERVICE_STOPPED",
  "PROCESS_STOPPED",
];

/** Whether a server in this state may be started. One predicate for the button and the endpoint. */
export const isStartable = (status: ServerStatus): boolean => STARTABLE.includes(status);
