import "server-only";
import { log } from "@/lib/process/log";
import type { Database } from "@/lib/store/database";
import { finishSubtasks } from "@/lib/store/finish-subtask";
import { findOrphanedAttempts, type OrphanedAttempt } from "@/lib/store/take-over";
import { interrupted } from "./take-over";

/**
 * Ends this replica's RUNNING attempts that it does not hold, so that their subtasks are READY again: a
 * claim that was committed although its answer was lost would otherwise wait for this console's end.
 * `isHeld` is asked after the rows were read, and says of claims under way that they are held.
 */
export async function giveBackUnheld(
  db: Database,
  replicaId: number,
  isHeld: (attempt: OrphanedAttempt) => boolean,
): Promise<void> {
  const unheld = (await findOrphanedAttempts(db, replicaId)).filter((one) => !isHeld(one));
  if (unheld.length === 0) return;
  const message = "This console did not learn that it had claimed this; it begins again";
  const ended = await finishSubtasks(
    db,
    unheld.map((one) => interrupted(one, message)),
  );
  if (ended.size === 0) return;
  log.warn({ replica: replicaId, attempts: [...ended] }, "gave back subtasks that nothing ran");
}
