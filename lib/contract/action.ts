import { z } from "zod";
import type { ClusterStatus, ServerStatus, ZoneStatus } from "./status";

export const Action = z.enum(["START", "STOP", "RESTART", "ROLLING_RESTART"]).meta({
  id: "Action",
  description:
    "What is done to a server, a zone or a cluster; a rolling restart is a cluster's alone",
});
export type Action = z.infer<typeof Action>;

export const Scope = z.enum(["SERVER", "ZONE", "CLUSTER"]).meta({
  id: "Scope",
  description: "What an operation is about; several servers at once are of the scope SERVER",
});
export type Scope = z.infer<typeof Scope>;

export const StopType = z.enum(["STOP_SERVICE", "STOP_PROCESS"]).meta({
  id: "StopType",
  description:
    "How far a stop goes: the service alone, so that the process keeps running, or the process too",
});
export type StopType = z.infer<typeof StopType>;

/** Server states from which OCP offers an action (ocp-express action matrix). */
const SERVER_STATES = {
  START: ["UNAVAILABLE", "SERVICE_STOPPED", "PROCESS_STOPPED"],
  STOP: ["RUNNING", "SERVICE_STOPPED"],
  RESTART: ["RUNNING"],
  ROLLING_RESTART: [],
} as const satisfies Record<Action, readonly ServerStatus[]>;

/** The states of a server from which it may be acted on; a service can be stopped only where it serves. */
export const serverStatesFor = (action: Action, stopType?: StopType): readonly ServerStatus[] =>
  action === "STOP" && stopType === "STOP_SERVICE" ? ["RUNNING"] : SERVER_STATES[action];

/** As OCP's matrix; Start also where single servers of the zone are down, which brings up just those. */
const ZONE_STATES = {
  START: ["STOPPED", "SERVICE_STOPPED", "UNAVAILABLE", "RUNNING"],
  STOP: ["RUNNING", "UNAVAILABLE", "SERVICE_STOPPED"],
  RESTART: ["RUNNING", "UNAVAILABLE", "SERVICE_STOPPED"],
  ROLLING_RESTART: [],
} as const satisfies Record<Action, readonly ZoneStatus[]>;

export const zoneStatesFor = (action: Action): readonly ZoneStatus[] => ZONE_STATES[action];

const CLUSTER_STATES = {
  START: ["STOPPED", "UNAVAILABLE", "RUNNING"],
  STOP: ["RUNNING", "UNAVAILABLE"],
  RESTART: ["RUNNING", "UNAVAILABLE"],
  ROLLING_RESTART: ["RUNNING"],
} as const satisfies Record<Action, readonly ClusterStatus[]>;

export const clusterStatesFor = (action: Action): readonly ClusterStatus[] =>
  CLUSTER_STATES[action];

/** Whether an action interrupts what serves; only one such task works in a cluster at a time. */
export const isOutage = (action: Action): boolean => action !== "START";
