import { z } from "zod";
import { isOutage } from "@/lib/contract/action";
import { ClusterStatus, ServerStatus, ZoneStatus } from "@/lib/contract/status";
import { lockOf } from "./lock-objects";
import type { OperationRequest } from "./operation-request";
import type { PlanFacts } from "./plan-facts";

const Name = z.string().max(300);

/**
 * What of the world matters to one operation, small enough to be carried by whoever planned it. `of` says
 * which operation that is.
 */
export const RelevantState = z.strictObject({
  of: z.string(),
  cluster: ClusterStatus,
  zones: z.record(Name, ZoneStatus),
  servers: z.record(Name, ServerStatus),
  /** In-sync and other members of each `tenant/log stream`; only of what takes servers out of service. */
  logStreams: z.record(
    Name,
    z.strictObject({ of: z.int(), inSync: z.array(Name), others: z.array(Name) }),
  ),
  /** Who holds what it needs, by `lock-objects.ts`'s names. */
  holders: z.record(Name, z.strictObject({ object: Name, task: Name })),
});
export type RelevantState = z.infer<typeof RelevantState>;

/** Which operation a version is for: another action, target or stop would be another plan. */
export const operationKey = (request: OperationRequest): string =>
  JSON.stringify([
    request.clusterId,
    request.action,
    request.scope,
    request.action === "STOP" ? (request.stopType ?? "STOP_PROCESS") : "",
    [...(request.serverIds ?? [])].sort((a, b) => a - b),
    request.zoneName ?? "",
  ]);

/** What of the facts matters to an operation. How far other tasks have come does not. */
export function relevantState(facts: PlanFacts, request: OperationRequest): RelevantState {
  return {
    of: operationKey(request),
    cluster: facts.status,
    zones: Object.fromEntries(facts.zones.map(({ name, status }) => [name, status])),
    servers: Object.fromEntries(facts.servers.map(({ name, status }) => [name, status])),
    logStreams: isOutage(request.action) ? logStreamsOf(facts) : {},
    holders: holdersOf(facts, request),
  };
}

function logStreamsOf({ logStreams = [] }: PlanFacts): RelevantState["logStreams"] {
  return Object.fromEntries(
    logStreams.map(({ tenantName, logStreamId, replicaCount, members }) => {
      const names = (wanted: boolean) =>
        members
          .filter(({ inSync }) => inSync === wanted)
          .map(({ server }) => server)
          .sort();
      const state = { of: replicaCount, inSync: names(true), others: names(false) };
      return [`${tenantName}/${logStreamId}`, state];
    }),
  );
}

function holdersOf(facts: PlanFacts, request: OperationRequest): RelevantState["holders"] {
  const { scope, zoneName, serverIds = [], action } = request;
  const { clusterId, clusterName } = facts;
  const servers = facts.servers.filter(
    (one) =>
      scope === "CLUSTER" ||
      (scope === "ZONE" ? one.zoneName === zoneName : serverIds.includes(one.id)),
  );
  const zoneNames = new Set([...servers.map((one) => one.zoneName), zoneName]);
  const zones = facts.zones.filter(({ name }) => scope === "CLUSTER" || zoneNames.has(name));
  const objects: [lock: string, name: string][] = [
    ...servers.map(({ id, name }): [string, string] => [lockOf.server(id), name]),
    ...zones.map(({ id, name }): [string, string] => [lockOf.zone(id), name]),
    [lockOf.cluster(clusterId), clusterName],
  ];
  if (isOutage(action)) objects.push([lockOf.outage(clusterId), clusterName]);
  return Object.fromEntries(
    objects.flatMap(([lock, name]) => {
      const holder = facts.holders.get(lock);
      return holder ? [[lock, { object: name, task: `${holder.name} (${holder.id})` }]] : [];
    }),
  );
}
