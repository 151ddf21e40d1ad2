import "server-only";
import { log } from "@/lib/process/log";
import type { Database } from "@/lib/store/database";
import type { Outcome } from "@/lib/store/finish-subtask";
import {
  endSession,
  findOrphanedAttempts,
  findOtherReplicas,
  type OrphanedAttempt,
  takeOverReplica,
} from "@/lib/store/take-over";
import { logHead, logLine } from "./log-line";

const GONE = "The console that ran this is gone; another goes on here";

/**
 * Makes one look at the other replicas and takes over the ones that are gone: their attempts end
 * INTERRUPTED and their subtasks are READY again. A replica whose lease ran out in two looks loses its
 * session first; one look would also accuse a replica whose database stood still.
 */
export function watchReplicas(db: Database, me: number): () => Promise<void> {
  let suspects = new Set<number>();
  return async () => {
    const others = await findOtherReplicas(db, me);
    const late = others.filter((other) => other.lockPid !== null && other.leaseRanOut);
    for (const { id, lockPid } of late)
      if (lockPid !== null && suspects.has(id)) {
        log.warn({ replica: id }, "a replica's lease ran out: its session is ended");
        await endSession(db, lockPid);
      }
    suspects = new Set(late.map(({ id }) => id));
    for (const { id, lockPid } of others) if (lockPid === null) await takeOver(db, id);
  };
}

async function takeOver(db: Database, replicaId: number): Promise<void> {
  const orphans = await findOrphanedAttempts(db, replicaId);
  const ended = await takeOverReplica(
    db,
    replicaId,
    orphans.map((orphan) => interrupted(orphan, GONE)),
  );
  if (ended) log.info({ replica: replicaId, attempts: ended.length }, "took over a replica");
}

/** The end of an attempt that nobody runs, with a line in its log that says why. */
export function interrupted(orphan: OrphanedAttempt, message: string): Outcome {
  const { taskId, subtaskId, attemptId } = orphan;
  const source = { ...orphan, fence: attemptId };
  return {
    ...{ taskId, subtaskId, attemptId, status: "INTERRUPTED" },
    log: logLine(source, message, "WARN"),
    stateLine: logHead(source),
  };
}
