import {
  clusterStatesFor,
  isOutage,
  type Scope,
  serverStatesFor,
  zoneStatesFor,
} from "@/lib/contract/action";
import type { Cluster, Server, Zone } from "@/lib/contract/cluster";
import type { Holder } from "@/lib/contract/holder";
import { may } from "@/lib/contract/permission";
import type { ClusterStatus, ServerStatus, ZoneStatus } from "@/lib/contract/status";
import type { PlanTarget } from "../plan/plan-address";
import { addressOf } from "./address-of";
import { outageRefusal } from "./outage-refusal";

/** What could be done to servers, to a zone or to the cluster. */
export type OperationTarget = Omit<PlanTarget, "clusterId">;

/** Why an operation cannot be asked for now, and what it takes to say so. */
export type WhyNot =
  | { reason: "permission"; permission: string }
  | { reason: "held"; scope: Scope; name: string; holder: Holder }
  | { reason: "outage"; holder: Holder }
  | { reason: "running"; name: string }
  | { reason: "server"; name: string; status: ServerStatus; from: readonly ServerStatus[] }
  | { reason: "zone"; name: string; status: ZoneStatus; from: readonly ZoneStatus[] }
  | { reason: "cluster"; name: string; status: ClusterStatus; from: readonly ClusterStatus[] }
  | { reason: "allRunning" | "allStopped" | "empty"; name: string }
  | { reason: "severalZones"; zones: readonly string[] }
  | { reason: "fewZones"; zones: number }
  | { reason: "down"; name: string; status: ServerStatus }
  | { reason: "otherZone"; zone: string }
  | { reason: "lastServer"; name: string };

/** A cluster with an operation's target looked up in it. */
export interface Asked {
  target: OperationTarget;
  cluster: Pick<Cluster, "id" | "name" | "status" | "zones" | "outage">;
  zones: readonly Zone[];
  /** Those acted on. */
  servers: readonly Server[];
}

/**
 * The reason that weighs most, or undefined when the operation may be planned. Judged from what the page
 * shows alone: the plan also knows the log streams, and the server decides again.
 */
export function whyNot(
  target: OperationTarget,
  cluster: Asked["cluster"],
  permissions: readonly string[],
): WhyNot | undefined {
  const needed = `CLUSTER:${cluster.id}:UPDATE`;
  if (!may(permissions, needed)) return { reason: "permission", permission: needed };
  const asked = lookUp(target, cluster);
  return heldBy(asked) ?? stateRefusal(asked) ?? outageRefusal(asked);
}

function lookUp(target: OperationTarget, cluster: Asked["cluster"]): Asked {
  const { scope, zoneName, serverIds = [] } = target;
  const all = cluster.zones ?? [];
  const zones = scope === "ZONE" ? all.filter(({ name }) => name === zoneName) : all;
  const servers = zones.flatMap((zone) => zone.servers);
  return {
    target,
    cluster,
    zones,
    servers: scope === "SERVER" ? servers.filter(({ id }) => serverIds.includes(id)) : servers,
  };
}

/** Another task holds what this one must: what is acted on, or the one right to an outage. */
function heldBy({ target, cluster, zones, servers }: Asked): WhyNot | undefined {
  const { scope, action } = target;
  const zone = scope === "SERVER" ? undefined : zones.find(({ task }) => task);
  const server = servers.find(({ task }) => task);
  const holder = zone?.task ?? server?.task;
  if (holder) {
    const inside = zone?.name ?? (server ? addressOf(server) : "");
    return { reason: "held", scope: zone ? "ZONE" : "SERVER", name: inside, holder };
  }
  if (isOutage(action) && cluster.outage) return { reason: "outage", holder: cluster.outage };
  return undefined;
}

/** The servers, the zone or the cluster are not in a state from which this is possible, or useful. */
function stateRefusal(asked: Asked): WhyNot | undefined {
  switch (asked.target.scope) {
    case "SERVER":
      return serversRefusal(asked);
    case "ZONE":
      return zoneRefusal(asked);
    case "CLUSTER":
      return clusterRefusal(asked);
  }
}

function serversRefusal({ target, servers }: Asked): WhyNot | undefined {
  const { action, stopType } = target;
  const from = serverStatesFor(action, stopType);
  const wrong = servers.find(({ status }) => !from.includes(status));
  if (wrong) {
    const name = addressOf(wrong);
    return wrong.status === "RUNNING"
      ? { reason: "running", name }
      : { reason: "server", name, status: wrong.status, from };
  }
  const zones = [...new Set(servers.map(({ zoneName }) => zoneName))];
  return isOutage(action) && zones.length > 1 ? { reason: "severalZones", zones } : undefined;
}

function zoneRefusal({ target, zones: [zone], servers }: Asked): WhyNot | undefined {
  if (!zone) return undefined;
  const { name, status } = zone;
  const from = zoneStatesFor(target.action);
  if (!from.includes(status)) return { reason: "zone", name, status, from };
  if (target.action === "START") return allRun([zone]) ? { reason: "allRunning", name } : undefined;
  if (servers.length === 0) return { reason: "empty", name };
  const isDown = status === "STOPPED" || status === "SERVICE_STOPPED";
  const isStopped = isDown && servers.every((one) => one.status === "PROCESS_STOPPED");
  return target.action === "STOP" && isStopped ? { reason: "allStopped", name } : undefined;
}

function clusterRefusal({ target, cluster, zones, servers }: Asked): WhyNot | undefined {
  const { name, status } = cluster;
  const from = clusterStatesFor(target.action);
  if (!from.includes(status)) return { reason: "cluster", name, status, from };
  if (servers.length === 0) return { reason: "empty", name };
  return target.action === "START" && allRun(zones) ? { reason: "allRunning", name } : undefined;
}

const allRun = (zones: readonly Zone[]): boolean =>
  zones.every(
    (zone) => zone.status === "RUNNING" && zone.servers.every(({ status }) => status === "RUNNING"),
  );
