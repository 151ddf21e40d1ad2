import type { CallControl } from "@/lib/drivers/control";
import type { Step, StepRun } from "@/lib/engine/step";
import { StepInput } from "../plan/step-input";
import { type StepId, stepKind } from "../plan/step-kinds";
import { findTargets, type Target } from "../target";
import type { World } from "../world";

/** A step of an operation. */
export type OperationStep = Step<StepInput, World>;
/** What a step of an operation is handed. */
export type OperationRun = StepRun<StepInput, World>;

/** What every step of a kind has: its id, its title, its time and the shape of its input. */
export const stepOf = (id: StepId) => ({ ...stepKind(id), input: StepInput });

/** The bound of a driver call inside a step: the step's own, or sooner. */
export function controlOf(run: OperationRun, atMostMs = Number.POSITIVE_INFINITY): CallControl {
  return { signal: run.signal, deadline: Math.min(run.deadline, Date.now() + atMostMs) };
}

/** The servers that the step works on, in the order of the cluster's servers. Throws when one is gone. */
export async function targetsOf({ input, world }: OperationRun): Promise<Target[]> {
  const all = await findTargets(world.db, input.clusterId);
  const targets = all.filter(({ serverId }) => input.serverIds.includes(serverId));
  if (targets.length === input.serverIds.length) return targets;
  const known = new Set(targets.map(({ serverId }) => serverId));
  const gone = input.serverIds.filter((id) => !known.has(id));
  throw new Error(
    `Server ${gone.join(", ")} of cluster ${input.clusterId} is no longer registered`,
  );
}

/** The one server that the step works on. */
export async function targetOf(run: OperationRun): Promise<Target> {
  const [target] = await targetsOf(run);
  if (!target) throw new Error("The subtask names no server");
  return target;
}

/** The zone that the step works on. */
export function zoneOf({ input }: OperationRun): string {
  if (input.zoneName === undefined) throw new Error("The subtask names no zone");
  return input.zoneName;
}

/** How a step on a cluster's SQL is tried again: what refuses may pass within seconds. */
export const SQL_RETRY = { times: 2, firstPauseMs: 2000, longestPauseMs: 10_000 };
