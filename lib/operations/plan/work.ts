import { type Action, isOutage, type Scope, type StopType } from "@/lib/contract/action";
import { groupBy } from "../group-by";
import type { OperationRequest } from "./operation-request";
import type { PlanFacts, PlanServer } from "./plan-facts";

export type PlanZone = PlanFacts["zones"][number];

/** Servers that go out of service at the same moment, and their zones. */
export interface Outage {
  zones: readonly PlanZone[];
  servers: readonly PlanServer[];
  /** The ids of `servers`, one array for all that refer to it. */
  serverIds: number[];
}

/** A request with everything that it names looked up: what is acted on, and what goes down together. */
export interface Work {
  facts: PlanFacts;
  action: Action;
  scope: Scope;
  stopType: StopType;
  force: boolean;
  freezeServer: boolean;
  serversAtOnce: number;
  /** Those acted on, or whose servers are; of a rolling restart in the order in which it takes them. */
  zones: readonly PlanZone[];
  /** Those acted on, in the facts' order. */
  servers: readonly PlanServer[];
  serversByZone: ReadonlyMap<string, readonly PlanServer[]>;
  /** What goes down, one after the other: one of a stop, one per zone of a rolling restart, none of a start. */
  outages: readonly Outage[];
  /** Everything goes down at once and on purpose. */
  wholeCluster: boolean;
}

/** Looks up what a request names. Throws an error for a server or a zone that the facts do not have. */
export function resolveWork(request: OperationRequest, facts: PlanFacts): Work {
  const { action, scope } = request;
  const inScope = findServers(request, facts);
  const servers = inScope.filter((server) => scope === "SERVER" || canTakePart(server, action));
  const serversByZone = groupBy(servers, ({ zoneName }) => zoneName);
  const zones = findZones(request, facts, inScope);
  return {
    facts,
    action,
    scope,
    stopType: request.stopType ?? "STOP_PROCESS",
    force: isOutage(action) && (request.force ?? false),
    freezeServer: request.freezeServer ?? false,
    serversAtOnce: request.serversAtOnce ?? Math.max(1, servers.length),
    zones,
    servers,
    serversByZone,
    outages: findOutages(action, zones, inScope),
    wholeCluster: scope === "CLUSTER" && (action === "STOP" || action === "RESTART"),
  };
}

function findServers({ scope, serverIds, zoneName }: OperationRequest, facts: PlanFacts) {
  if (scope === "CLUSTER") return facts.servers;
  if (scope === "ZONE") return facts.servers.filter((server) => server.zoneName === zoneName);
  const asked = new Set(serverIds);
  const found = facts.servers.filter(({ id }) => asked.has(id));
  if (found.length === 0 || found.length < asked.size)
    throw new Error(`Cluster ${facts.clusterId} does not have all of servers ${[...asked]}`);
  return found;
}

/** A server that the cluster no longer lists is nobody's; one that is being deleted cannot be started. */
const canTakePart = ({ status }: PlanServer, action: Action): boolean =>
  status !== "DELETED" && (status !== "DELETING" || action === "STOP");

function findZones(
  { action, scope, zoneName }: OperationRequest,
  { clusterId, zones }: PlanFacts,
  servers: readonly PlanServer[],
): readonly PlanZone[] {
  if (scope === "ZONE") {
    const found = zones.filter(({ name }) => name === zoneName);
    if (found.length === 0) throw new Error(`Cluster ${clusterId} has no zone ${zoneName}`);
    return found;
  }
  const populated = new Set(servers.map((server) => server.zoneName));
  const found = zones.filter(({ name }) => populated.has(name));
  return action === "ROLLING_RESTART" ? rootServerLast(found, servers) : found;
}

function rootServerLast(zones: readonly PlanZone[], servers: readonly PlanServer[]): PlanZone[] {
  const leads = new Set(servers.filter((one) => one.withRootserver).map((one) => one.zoneName));
  return [
    ...zones.filter(({ name }) => !leads.has(name)),
    ...zones.filter(({ name }) => leads.has(name)),
  ];
}

function findOutages(
  action: Action,
  zones: readonly PlanZone[],
  servers: readonly PlanServer[],
): Outage[] {
  if (!isOutage(action)) return [];
  if (action !== "ROLLING_RESTART") return [outageOf(zones, servers)];
  const byZone = groupBy(servers, ({ zoneName }) => zoneName);
  return zones.map((zone) => outageOf([zone], byZone.get(zone.name) ?? []));
}

const outageOf = (zones: readonly PlanZone[], servers: readonly PlanServer[]): Outage => ({
  zones,
  servers,
  serverIds: servers.map(({ id }) => id),
});

/** Whether a zone as a whole was taken out of service. */
export const isStopped = ({ status }: PlanZone): boolean =>
  status === "SERVICE_STOPPED" || status === "STOPPED";
