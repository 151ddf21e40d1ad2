import type { User } from "@/lib/contract/user";
import type { NewTask } from "@/lib/store/create-task";
import type { OperationRequest } from "../plan/operation-request";
import type { PlanFacts } from "../plan/plan-facts";
import { STEP_KINDS, type StepKind } from "../plan/step-kinds";
import type { SubtaskPlan, TaskPlan } from "../plan/task-plan";

/** Who asks for a task, and why. */
export interface Asked {
  actor: Pick<User, "id" | "name">;
  reason: string | undefined;
  traceId: string;
}

/** A plan as the task that it describes, subtask by subtask. */
export function toNewTask(
  request: OperationRequest,
  facts: PlanFacts,
  plan: TaskPlan,
  { actor, reason, traceId }: Asked,
): NewTask {
  const { action, scope, stopType = "STOP_PROCESS" } = request;
  const { name, serverId, zoneName } = plan.target;
  return {
    name: plan.name,
    action,
    scope,
    ...(action === "STOP" && { stopType }),
    ...(reason && { reason }),
    clusterId: facts.clusterId,
    clusterName: facts.clusterName,
    obClusterId: facts.obClusterId,
    ...(serverId !== undefined && { serverId }),
    targetName: name,
    ...(zoneName !== undefined && { zoneName }),
    creator: { id: actor.id, name: actor.name },
    facts: { ...plan.context },
    locks: [...plan.locks],
    traceId,
    subtasks: plan.subtasks.map(toNewSubtask),
  };
}

function toNewSubtask(planned: SubtaskPlan): NewTask["subtasks"][number] {
  const { title, ...kind }: StepKind = STEP_KINDS[planned.stepId];
  const { target } = planned;
  return {
    ...kind,
    key: planned.key,
    stepId: planned.stepId,
    name: title,
    input: planned.input,
    parallelIdx: planned.parallelIdx,
    upstreams: planned.upstreams,
    ...(target && { zoneName: target.zoneName }),
    ...(target?.serverId !== undefined && { serverId: target.serverId, serverName: target.name }),
  };
}
