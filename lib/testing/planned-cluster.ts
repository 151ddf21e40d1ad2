import type { LogStream } from "@/lib/contract/log-stream";
import type { ServerStatus } from "@/lib/contract/status";
import type { PlanFacts } from "@/lib/operations/plan/plan-facts";

/**
 * A cluster for a planner: its servers' statuses by zone, ids counting from 1 in zone order, zone ids from
 * 101. The first server leads the root service. Its one log stream, `sys/1`, has a member on the first server of
 * every zone, in sync, unless other facts are given.
 */
export function plannedCluster(
  zones: Record<string, readonly ServerStatus[]>,
  more: Partial<PlanFacts> = {},
): PlanFacts {
  let id = 0;
  const servers = Object.entries(zones).flatMap(([zoneName, statuses]) =>
    statuses.map((status) => {
      id += 1;
      return {
        ...{ id, name: serverName(id), zoneName, status },
        ...{ withRootserver: id === 1, hasAgent: true },
      };
    }),
  );
  const firsts = Object.keys(zones).flatMap(
    (zoneName) => servers.find((one) => one.zoneName === zoneName)?.id ?? [],
  );
  return {
    clusterId: 7,
    clusterName: "orion",
    obClusterId: 70,
    status: "RUNNING",
    zones: Object.keys(zones).map((name, at) => ({ id: 101 + at, name, status: "RUNNING" })),
    servers,
    logStreams: [plannedStream(firsts)],
    holders: new Map(),
    ...more,
  };
}

/** A log stream with its members on these servers, all in sync but those named behind. */
export function plannedStream(
  serverIds: readonly number[],
  { behind = [], logStreamId = 1 }: { behind?: readonly number[]; logStreamId?: number } = {},
): LogStream {
  return {
    tenantId: 1,
    tenantName: "sys",
    logStreamId,
    replicaCount: serverIds.length,
    members: serverIds.map((id, at) => ({
      server: serverName(id),
      inSync: !behind.includes(id),
      isLeader: at === 0,
    })),
  };
}

const serverName = (id: number) => `10.0.0.${id}:2882`;
