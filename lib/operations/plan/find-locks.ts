import { isOutage } from "@/lib/contract/action";
import { lockOf } from "./lock-objects";
import type { Work } from "./work";

/** What the task holds, as the nesting demands: servers, then zones, then the cluster, then the right to an outage. */
export function findLocks({ action, scope, facts, servers, zones }: Work): string[] {
  const { clusterId } = facts;
  const held = {
    SERVER: { servers, zones: [] },
    ZONE: { servers: facts.servers.filter((one) => one.zoneName === zones[0]?.name), zones },
    CLUSTER: { servers: facts.servers, zones: facts.zones },
  }[scope];
  return [
    ...held.servers.map(({ id }) => lockOf.server(id)),
    ...held.zones.map(({ id }) => lockOf.zone(id)),
    ...(scope === "CLUSTER" ? [lockOf.cluster(clusterId)] : []),
    ...(isOutage(action) ? [lockOf.outage(clusterId)] : []),
  ];
}
