import type { ClaimedSubtask } from "@/lib/store/claim-subtask";
import { claimSubtasks } from "@/lib/store/claim-subtask";
import type { Database } from "@/lib/store/database";
import type { Outcome } from "@/lib/store/finish-subtask";

/** A replica's row without a process behind it: nobody holds its lock. */
export async function addReplica(
  db: Database,
  name = "gone",
): Promise<{ id: number; name: string }> {
  const { rows } = await db.$client.query<{ id: number }>(
    "insert into replica (name, lease_until) values ($1, now() + interval '1 hour') returning id",
    [name],
  );
  return { id: rows[0]?.id ?? 0, name };
}

/** Claims one subtask, or fails. */
export async function claimOne(
  db: Database,
  replica: { id: number; name: string },
  id: number,
): Promise<ClaimedSubtask> {
  const [claimed] = await claimSubtasks(db, replica, [id]);
  if (!claimed) throw new Error(`Subtask ${id} could not be claimed`);
  return claimed;
}

/** An outcome of an attempt with nothing else to say. */
export function outcomeOf(
  { taskId, subtaskId, attemptId }: ClaimedSubtask,
  status: Outcome["status"],
): Outcome {
  const error = status === "FAILED" ? { error: { message: "It failed" } } : {};
  return { taskId, subtaskId, attemptId, status, ...error, log: "", stateLine: "" };
}
