import fc from "fast-check";
import { Action, Scope, StopType } from "@/lib/contract/action";
import { ClusterStatus, ServerStatus, ZoneStatus } from "@/lib/contract/status";
import type { OperationRequest } from "@/lib/operations/plan/operation-request";
import type { PlanFacts } from "@/lib/operations/plan/plan-facts";
import { plannedCluster, plannedStream } from "./planned-cluster";

/** Mostly statuses from which something is possible, so that not every plan is a refusal. */
const often = <T>(usual: T, all: readonly T[]) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(usual) }, fc.constantFrom(...all));
const serverStatus = often<ServerStatus>("RUNNING", ServerStatus.options);
const zoneStatus = often<ZoneStatus>("RUNNING", ZoneStatus.options);

const anyFacts: fc.Arbitrary<PlanFacts> = fc
  .array(fc.array(serverStatus, { maxLength: 6 }), { minLength: 1, maxLength: 5 })
  .chain((zones) => {
    const cluster = plannedCluster(
      Object.fromEntries(zones.map((statuses, at) => [`zone${at + 1}`, statuses])),
    );
    const ids = cluster.servers.map(({ id }) => id);
    const stream = fc
      .record({
        members: fc.subarray(ids),
        behind: fc.subarray(ids, { maxLength: ids.length && 1 }),
      })
      .map(({ members, behind }) => plannedStream(members, { behind }));
    return fc
      .record({
        status: often<ClusterStatus>("RUNNING", ClusterStatus.options),
        zoneStatuses: fc.tuple(...zones.map(() => zoneStatus)),
        logStreams: fc.option(fc.array(stream, { maxLength: 4 }), { nil: undefined }),
      })
      .map(({ status, zoneStatuses, logStreams }) => ({
        ...cluster,
        status,
        logStreams: logStreams?.map((one, at) => ({ ...one, logStreamId: 1000 + at })),
        zones: cluster.zones.map((zone, at) => ({
          ...zone,
          status: zoneStatuses[at] ?? zone.status,
        })),
      }));
  });

const anyRequest = (world: PlanFacts): fc.Arbitrary<OperationRequest> => {
  const ids = world.servers.map(({ id }) => id);
  const scopes = ids.length > 0 ? Scope.options : (["ZONE", "CLUSTER"] as const);
  return fc
    .record({
      action: fc.constantFrom(...Action.options),
      scope: fc.constantFrom(...scopes),
      serverIds: fc.subarray(ids, { minLength: Math.min(1, ids.length) }),
      zoneName: fc.constantFrom(...world.zones.map(({ name }) => name)),
      stopType: fc.constantFrom(...StopType.options),
      force: fc.boolean(),
      serversAtOnce: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
    })
    .map(({ action, scope, serversAtOnce, ...rest }) => ({
      ...rest,
      clusterId: world.clusterId,
      action,
      scope: action === "ROLLING_RESTART" ? "CLUSTER" : scope,
      ...(serversAtOnce !== undefined && { serversAtOnce }),
    }));
};

/** Any operation on any cluster of one to five zones with up to six servers each, in any state. */
export const anyOperation: fc.Arbitrary<{ facts: PlanFacts; request: OperationRequest }> =
  anyFacts.chain((facts) => anyRequest(facts).map((request) => ({ facts, request })));
