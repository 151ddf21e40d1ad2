import "server-only";
import { and, eq, inArray, or } from "drizzle-orm";
import type { Database } from "@/lib/store/database";
import { edge } from "@/lib/store/task-tables";
import type { Neighbors } from "./to-subtask";

/** Who stands before and after each subtask of a task, or of those with the given ids. */
export async function findNeighbors(
  db: Database,
  taskId: number,
  ids?: readonly number[],
): Promise<(subtaskId: number) => Neighbors> {
  const some = ids && [...ids];
  const rows = await db
    .select({ upstreamId: edge.upstreamId, downstreamId: edge.downstreamId })
    .from(edge)
    .where(
      and(
        eq(edge.taskId, taskId),
        some && or(inArray(edge.upstreamId, some), inArray(edge.downstreamId, some)),
      ),
    )
    .orderBy(edge.upstreamId, edge.downstreamId);
  const neighbors = new Map<number, Neighbors>();
  const of = (id: number): Neighbors => {
    const known = neighbors.get(id) ?? { downstreams: [], upstreams: [] };
    neighbors.set(id, known);
    return known;
  };
  for (const { upstreamId, downstreamId } of rows) {
    of(upstreamId).downstreams.push(downstreamId);
    of(downstreamId).upstreams.push(upstreamId);
  }
  return of;
}
