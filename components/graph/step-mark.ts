/** What an action that is only being looked at would do with a step. */
export type StepMark = "again" | "next" | "skip" | "undo" | "stop" | "end";

/** In the order in which a node that stands for several steps names them. */
const STEP_MARKS: readonly StepMark[] = ["again", "skip", "undo", "stop", "next", "end"];

/** How many of some steps carry which mark; empty where none does. */
export function countMarks(
  stepIds: readonly number[],
  marks: ReadonlyMap<number, StepMark> | undefined,
): { mark: StepMark; count: number }[] {
  if (!marks || marks.size === 0) return [];
  const counts = new Map<StepMark, number>();
  for (const id of stepIds) {
    const mark = marks.get(id);
    if (mark) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  }
  return STEP_MARKS.flatMap((mark) => {
    const count = counts.get(mark);
    return count ? [{ mark, count }] : [];
  });
}
