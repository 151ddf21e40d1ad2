import type { FailureCode } from "@/lib/contract/failure";
import type { Holder } from "@/lib/contract/holder";
import type { PlanImpact, PlanRedundancy } from "@/lib/contract/plan";
import type { SubtaskTarget, TaskTarget } from "@/lib/contract/task";
import type { PlanServer } from "./plan-facts";
import type { StepInput } from "./step-input";
import type { StepId } from "./step-kinds";

/** A subtask that is to be made. */
export interface SubtaskPlan {
  /** Unique in the plan; `upstreams` are such keys. */
  key: string;
  stepId: StepId;
  input: StepInput;
  /** Which of several side by side, -1 for none. */
  parallelIdx: number;
  upstreams: readonly string[];
  target?: SubtaskTarget;
}

/** A check as the planner finds it. A BLOCK names the failure that the operation answers. */
export type CheckPlan =
  | { id: string; level: "PASS" | "WARN"; reason: string; params: readonly (string | number)[] }
  | {
      id: string;
      level: "BLOCK";
      failure: FailureCode;
      params: readonly (string | number)[];
      /** `force` passes it. */
      forcible?: true;
      holder?: Holder;
    };

/** Everything about an operation before it begins. The answer of a plan and the task are both made of it. */
export interface TaskPlan {
  /** OCP's name of the task, e.g. `Restart OB zone`. */
  name: string;
  target: TaskTarget;
  servers: readonly PlanServer[];
  /** In OCP's order; every key comes after its upstreams. */
  subtasks: readonly SubtaskPlan[];
  /** What the task holds, by `lock-objects.ts`. */
  locks: readonly string[];
  /** The facts that OCP's task begins with. */
  context: Readonly<Record<string, string>>;
  checks: readonly CheckPlan[];
  impact: PlanImpact;
  /** Keys of sentences, with their parameters. */
  impactReasons: readonly { reason: string; params: readonly (string | number)[] }[];
  /** `course` names subtasks by key; it is given ids with the answer. */
  redundancy: Omit<PlanRedundancy, "course"> & {
    course: readonly { zones: Record<string, number>; servers: number; subtaskKey?: string }[];
  };
}
