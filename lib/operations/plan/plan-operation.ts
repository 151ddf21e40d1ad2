import type { TaskTarget } from "@/lib/contract/task";
import { clusterDag } from "./cluster-dag";
import { findChecks } from "./find-checks";
import { findLocks } from "./find-locks";
import { findRedundancy } from "./find-redundancy";
import { judgeImpact } from "./judge-impact";
import { judgeStreams } from "./judge-streams";
import type { OperationRequest } from "./operation-request";
import type { PlanFacts } from "./plan-facts";
import { rollingDag } from "./rolling-dag";
import { serverDag } from "./server-dag";
import { taskContext } from "./task-context";
import type { SubtaskPlan, TaskPlan } from "./task-plan";
import { resolveWork, type Work } from "./work";
import { zoneDag } from "./zone-dag";

/**
 * Plans an operation: its subtasks, what it holds, what speaks against it and how much stays in service.
 * Pure, so that the plan that is shown and the task that is made cannot differ. A state that does not
 * allow the operation is a check that blocks; an error is thrown only for what the facts do not have.
 */
export function planOperation(request: OperationRequest, facts: PlanFacts): TaskPlan {
  const work = resolveWork(request, facts);
  const subtasks = dagOf(work);
  const locks = findLocks(work);
  const streams = judgeStreams(work);
  const checks = findChecks(work, locks, streams);
  const lost = [
    ...new Set(
      streams.broken
        .filter(({ isLost }) => isLost)
        .map(({ stream }) => `${stream.tenantName}/${stream.logStreamId}`),
    ),
  ];
  return {
    name: nameOf(work),
    target: targetOf(work),
    servers: work.servers,
    subtasks,
    locks,
    context: taskContext(work),
    checks,
    ...judgeImpact(work, checks, lost),
    redundancy: { ...findRedundancy(work, subtasks), lost },
  };
}

function dagOf(work: Work): readonly SubtaskPlan[] {
  if (work.scope === "SERVER") return serverDag(work);
  if (work.scope === "ZONE") return zoneDag(work);
  return work.action === "ROLLING_RESTART" ? rollingDag(work) : clusterDag(work);
}

function nameOf({ action, scope }: Work): string {
  const verbs = {
    START: "Start",
    STOP: "Stop",
    RESTART: "Restart",
    ROLLING_RESTART: "Rolling restart",
  };
  return `${verbs[action]} OB ${scope.toLowerCase()}`;
}

function targetOf({ facts, scope, servers, zones }: Work): TaskTarget {
  const [server] = servers;
  const [zone] = zones;
  if (scope === "CLUSTER") return { scope, name: facts.clusterName };
  if (scope === "ZONE" && zone) return { scope, name: zone.name, zoneName: zone.name };
  return servers.length === 1 && server
    ? { scope, name: server.name, serverId: server.id, zoneName: server.zoneName }
    : { scope, name: `${servers.length} servers` };
}
