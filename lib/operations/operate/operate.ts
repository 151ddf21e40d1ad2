import "server-only";
import { Failure, type Locale } from "@/lib/contract/failure";
import { may } from "@/lib/contract/permission";
import type { StartedTask } from "@/lib/contract/task";
import type { User } from "@/lib/contract/user";
import { createTask, type NewTask } from "@/lib/store/create-task";
import type { Database } from "@/lib/store/database";
import { ObjectHeld } from "@/lib/store/task-locks";
import type { OperationRequest } from "../plan/operation-request";
import type { PlanFacts } from "../plan/plan-facts";
import { planOperation } from "../plan/plan-operation";
import { readPlanFacts } from "../plan/read-facts";
import { requireTarget } from "../plan/require-target";
import { changesSince } from "../plan/state-version";
import type { TaskPlan } from "../plan/task-plan";
import { toStartedTask } from "./started-task";
import { toNewTask } from "./to-new-task";

interface Circumstances {
  reason: string | undefined;
  /** That of the plan which the caller saw. */
  stateVersion: string | undefined;
  locale: Locale;
  traceId: string;
}

/** How often it is looked again for who was first, when that one has ended in the meantime. */
const LOOKS = 5;

/**
 * Does what was asked for: adds the task and answers it at once, the work is the task's. Throws OBE11001,
 * OBE18002 and OBE19001 for a target that is not there, COM10009 for `force` without its permission,
 * COM10003.changed when the world is no longer as the plan saw it, and the failure of the first check that
 * refuses; one of a lock names the holder.
 */
export async function operate(
  db: Database,
  actor: User,
  request: OperationRequest,
  circumstances: Circumstances,
): Promise<StartedTask> {
  const { stateVersion, locale } = circumstances;
  for (let look = 1; ; look++) {
    const facts = await readPlanFacts(db, request.clusterId);
    requireTarget(request, facts);
    requireForce(actor, request);
    const plan = planOperation(request, facts);
    // Who is in the way is a better answer than what is different, which may be just that.
    requireFree(plan);
    if (look === 1) requireUnchanged(stateVersion, facts, request);
    requirePassed(plan, request);
    const asked = { ...circumstances, actor };
    const taskId = await createUnlessHeld(db, toNewTask(request, facts, plan, asked), look);
    if (taskId !== undefined) return toStartedTask(db, taskId, plan, locale);
  }
}

function requireForce(actor: User, { force, clusterId }: OperationRequest): void {
  const needed = `CLUSTER_FORCE:${clusterId}:UPDATE`;
  if (force && !may(actor.permissions, needed)) throw new Failure("COM10009", [needed]);
}

function requireUnchanged(
  stateVersion: string | undefined,
  facts: PlanFacts,
  request: OperationRequest,
): void {
  const changes = stateVersion === undefined ? [] : changesSince(stateVersion, facts, request);
  if (changes.length > 0) throw new Failure("COM10003.changed", [], { changes });
}

/** Throws the refusal that names the task which holds what is needed. */
function requireFree({ checks }: TaskPlan): void {
  for (const check of checks)
    if (check.level === "BLOCK" && check.holder)
      throw new Failure(check.failure, check.params, { holder: check.holder });
}

/** Throws the failure of the first check that refuses and that `force` does not pass. */
function requirePassed({ checks }: TaskPlan, { force }: OperationRequest): void {
  for (const check of checks)
    if (check.level === "BLOCK" && !(force && check.forcible))
      throw new Failure(check.failure, check.params);
}

/** Undefined when another was faster since the facts were read, which the next look will see. */
async function createUnlessHeld(
  db: Database,
  task: NewTask,
  look: number,
): Promise<number | undefined> {
  try {
    return await createTask(db, task);
  } catch (error) {
    if (!(error instanceof ObjectHeld) || look === LOOKS) throw error;
    return undefined;
  }
}
