import "server-only";
import type { Database } from "./database";
import { toObjectHeld } from "./task-locks";

/** Why a task or a subtask was not steered; `done` when it was. */
export type Steered = "done" | "unknown" | "abandoned" | "state" | "prohibited";

interface Asked {
  userName: string;
  reason: string | undefined;
}

/**
 * Retries or rolls back a FAILED task, or gives it up, in one transaction with the note of who did it. It takes
 * what it works on again: throws `ObjectHeld` when another RUNNING task has it.
 */
export async function steerTask(
  db: Database,
  taskId: number,
  what: "RETRY" | "ROLLBACK" | "ABANDON",
  { userName, reason }: Asked,
): Promise<Steered> {
  const values = [taskId, what, userName, reason ?? null];
  return await ask(db, taskId, "select steer_task($1, $2, $3, $4) as steered", values);
}

/** Retries or skips a FAILED subtask, or asks for the end of a RUNNING one. Otherwise as `steerTask`. */
export async function steerSubtask(
  db: Database,
  { taskId, subtaskId }: { taskId: number; subtaskId: number },
  what: "RETRY" | "SKIP" | "CANCEL",
  { userName, reason }: Asked,
): Promise<Steered> {
  const values = [taskId, subtaskId, what, userName, reason ?? null];
  return await ask(db, taskId, "select steer_subtask($1, $2, $3, $4, $5) as steered", values);
}

async function ask(
  db: Database,
  taskId: number,
  text: string,
  values: unknown[],
): Promise<Steered> {
  try {
    const { rows } = await db.$client.query<{ steered: Steered }>(text, values);
    return rows[0]?.steered ?? "unknown";
  } catch (error) {
    throw await toObjectHeld(db, taskId, error);
  }
}
