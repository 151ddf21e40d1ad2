import type { Subtask } from "@/lib/contract/task";
import { type DagStep, toDag } from "./dag";
import { inReadingOrder } from "./step-order";

type Part = Pick<Subtask, "id" | "name" | "upstreams" | "downstreams">;

/** What of a task never changes while it runs: its steps in reading order and their edges. */
export interface Structure {
  steps: readonly (Part & DagStep)[];
  /** Place of a step in reading order, from 0. */
  indexOf: ReadonlyMap<number, number>;
  /** Steps wait for each other in a circle: there is no graph to draw. */
  cyclic: boolean;
}

export function structureOf(subtasks: readonly Part[]): Structure {
  const steps = inReadingOrder(
    subtasks.map(({ id, name, upstreams, downstreams }) => ({ id, name, upstreams, downstreams })),
  );
  return {
    steps,
    indexOf: new Map(steps.map(({ id }, index) => [id, index])),
    cyclic: toDag(steps).cyclic.length > 0,
  };
}

/** Whether subtasks, in any order, are the steps of this structure. */
export function hasStructure(structure: Structure, subtasks: readonly Part[]): boolean {
  return (
    structure.steps.length === subtasks.length &&
    subtasks.every((subtask) => {
      const known = structure.steps[structure.indexOf.get(subtask.id) ?? -1];
      return known !== undefined && sameIds(known.upstreams, subtask.upstreams);
    })
  );
}

const sameIds = (a: readonly number[], b: readonly number[]) =>
  a === b || (a.length === b.length && a.every((id, index) => id === b[index]));

/** Subtasks in the structure's reading order. */
export function arrange<Step extends { id: number }>(
  structure: Structure,
  subtasks: readonly Step[],
): Step[] {
  const arranged: Step[] = [];
  for (const subtask of subtasks) {
    const index = structure.indexOf.get(subtask.id);
    if (index !== undefined) arranged[index] = subtask;
  }
  return arranged;
}
