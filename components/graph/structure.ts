import type { GraphStep, StepPart } from "./graph-step";
import { type Grouping, groupSteps } from "./group-steps";

/** What of a task never changes while it runs: its steps in reading order, their edges and groups. */
export interface Structure {
  steps: readonly StepPart[];
  /** Place of a step in reading order, from 0. */
  indexOf: ReadonlyMap<number, number>;
  grouping: Grouping;
  /** Steps wait for each other in a circle: there is no graph to draw. */
  cyclic: boolean;
}

export function structureOf(all: readonly StepPart[]): Structure {
  const grouping = groupSteps(all);
  const byId = new Map(all.map((step) => [step.id, step]));
  const steps = grouping.order.flatMap((id) => byId.get(id) ?? []);
  return {
    steps,
    indexOf: new Map(steps.map(({ id }, index) => [id, index])),
    grouping,
    cyclic: grouping.dag.cyclic.length > 0,
  };
}

/** Whether steps, in any order, are those of this structure. */
export function hasStructure(
  structure: Structure,
  steps: readonly Pick<GraphStep, "id" | "upstreams">[],
): boolean {
  return (
    structure.steps.length === steps.length &&
    steps.every((step) => {
      const known = structure.steps[structure.indexOf.get(step.id) ?? -1];
      return known !== undefined && sameIds(known.upstreams, step.upstreams);
    })
  );
}

const sameIds = (a: readonly number[], b: readonly number[]) =>
  a === b || (a.length === b.length && a.every((id, index) => id === b[index]));

/** Steps in the structure's reading order. */
export function arrange<Step extends { id: number }>(
  structure: Structure,
  steps: readonly Step[],
): Step[] {
  const arranged: Step[] = [];
  for (const step of steps) {
    const index = structure.indexOf.get(step.id);
    if (index !== undefined) arranged[index] = step;
  }
  return arranged;
}
