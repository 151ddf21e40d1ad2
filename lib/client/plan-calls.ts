import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Action, Scope, StopType } from "@/lib/contract/action";
import type { Endpoint } from "@/lib/contract/endpoint";
import * as operations from "@/lib/contract/operation";
import type { Plan } from "@/lib/contract/plan";
import type { StartedTask } from "@/lib/contract/task";
import { call } from "./call";
import { isPassing } from "./call-error";

/** An operation with every option settled: the same for its plan and for the task. */
export interface PlanRequest {
  clusterId: number;
  action: Action;
  scope: Scope;
  /** Of the scope SERVER: one or several. */
  serverIds: readonly number[];
  /** Of the scope ZONE. */
  zoneName: string;
  stopType: StopType;
  /** A minor freeze before a process stops. */
  freeze: boolean;
  force: boolean;
  /** Of a rolling restart: servers of a zone that may be down at once; all of them when undefined. */
  atOnce: number | undefined;
}

/** An endpoint that plans, and the one that does what was planned. */
type Pair = readonly [
  plan: Endpoint & { data: typeof Plan },
  run: Endpoint & { data: typeof StartedTask },
];

const ROLLING: Pair = [operations.planRollingRestart, operations.rollingRestart];
const ENDPOINTS: Record<Action, Record<Scope | "SERVERS", Pair>> = {
  START: {
    SERVER: [operations.planStartServer, operations.startServer],
    SERVERS: [operations.planStartServers, operations.startServers],
    ZONE: [operations.planStartZone, operations.startZone],
    CLUSTER: [operations.planStartCluster, operations.startCluster],
  },
  STOP: {
    SERVER: [operations.planStopServer, operations.stopServer],
    SERVERS: [operations.planStopServers, operations.stopServers],
    ZONE: [operations.planStopZone, operations.stopZone],
    CLUSTER: [operations.planStopCluster, operations.stopCluster],
  },
  RESTART: {
    SERVER: [operations.planRestartServer, operations.restartServer],
    SERVERS: [operations.planRestartServers, operations.restartServers],
    ZONE: [operations.planRestartZone, operations.restartZone],
    CLUSTER: [operations.planRestartCluster, operations.restartCluster],
  },
  ROLLING_RESTART: { SERVER: ROLLING, SERVERS: ROLLING, ZONE: ROLLING, CLUSTER: ROLLING },
};

/** Which endpoints an operation is planned and done by. */
export const endpointsOf = ({ action, scope, serverIds }: PlanRequest): Pair =>
  ENDPOINTS[action][scope === "SERVER" && serverIds.length > 1 ? "SERVERS" : scope];

/** The segments of its path. */
export function paramsOf({ clusterId: id, scope, serverIds, zoneName }: PlanRequest) {
  const [serverId] = serverIds;
  if (scope === "ZONE") return { id, zoneName };
  return scope === "SERVER" && serverIds.length === 1 ? { id, serverId } : { id };
}

/** Its body: no more than the action knows of. */
export function bodyOf(request: PlanRequest): Record<string, unknown> {
  const { action, scope, serverIds, stopType, freeze, force, atOnce } = request;
  return {
    ...(scope === "SERVER" && serverIds.length > 1 && { serverIds }),
    ...(action !== "START" && { freezeServer: freeze, force }),
    ...(action === "STOP" && { type: stopType }),
    ...(action === "ROLLING_RESTART" && atOnce !== undefined && { serversAtOnce: atOnce }),
  };
}

const RENEWED_MS = 10_000;

/** What an operation would do now. Asked for again while it is looked at, unless `isSending`. */
export const planQuery = (request: PlanRequest, isSending: boolean) =>
  queryOptions({
    queryKey: ["plan", request],
    queryFn: ({ signal }) =>
      call(endpointsOf(request)[0], { params: paramsOf(request), body: bodyOf(request), signal }),
    placeholderData: keepPreviousData,
    refetchInterval: isSending ? false : RENEWED_MS,
    refetchOnWindowFocus: !isSending,
    staleTime: 0,
    gcTime: 0,
    retry: (failures, error) => failures === 0 && isPassing(error),
  });

/** Does what was planned. Throws a `CallError`: 412 with what changed since, 409 with who is in the way. */
export const runPlan = (
  request: PlanRequest,
  { reason, stateVersion }: { reason: string; stateVersion: string },
) =>
  call(endpointsOf(request)[1], {
    params: paramsOf(request),
    body: { ...bodyOf(request), stateVersion, ...(reason !== "" && { reason }) },
  });
