import type { Subtask } from "@/lib/contract/task";
import type { Grouping } from "../graph/group-steps";

/** More failures than these stay in their groups, whose bars show them: a page of failures is no graph. */
const MOST_FAILURES = 8;

/**
 * The steps that the graph shows by themselves although they belong to a group: the chosen one, the
 * first that failed, and of a server whose steps follow each other the one that runs, while it is followed.
 * Where servers go side by side from phase to phase none is followed more than the others.
 */
export function drawnOut(
  { groupsOf }: Grouping,
  ordered: readonly Subtask[],
  chosen: number | undefined,
  followed: Subtask | undefined,
): number[] {
  const failed = ordered.filter(({ status }) => status === "FAILED").slice(0, MOST_FAILURES);
  const ids = new Set(failed.map(({ id }) => id));
  if (chosen !== undefined) ids.add(chosen);
  if (followed && groupsOf.get(followed.id)?.[0]?.kind === "lane") ids.add(followed.id);
  return [...ids];
}
