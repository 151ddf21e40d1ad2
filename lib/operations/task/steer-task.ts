import "server-only";
import { sql } from "drizzle-orm";
import { Failure, type Locale } from "@/lib/contract/failure";
import type { Task } from "@/lib/contract/task";
import type { User } from "@/lib/contract/user";
import type { Database } from "@/lib/store/database";
import { type Steered, steerTask as steer } from "@/lib/store/steer";
import { toHeldFailure } from "../held";
import { getTask } from "./get-task";

/** What is asked of a task, by whom and why. */
export interface TaskSteering {
  taskId: number;
  what: "RETRY" | "ROLLBACK" | "ABANDON";
  reason?: string | undefined;
  locale: Locale;
}

/**
 * Retries a FAILED task, rolls it back, or gives it up, by the rules of OCP's engine, and answers it as it is then.
 * Throws TSK10001, TSK10007 in another state, TSK10009 where it cannot be undone, and OBE19012, OBE18008 or
 * OBE11020 while another task holds what it works on.
 */
export async function steerTask(
  db: Database,
  actor: User,
  { taskId, what, reason, locale }: TaskSteering,
): Promise<Task> {
  const before = await getTask(db, taskId, locale);
  if (what === "ROLLBACK") await refuseIfOvertaken(db, before);
  let steered: Steered;
  try {
    steered = await steer(db, before.id, what, { userName: actor.name, reason });
  } catch (error) {
    throw await toHeldFailure(db, error);
  }
  const after = await getTask(db, before.id, locale);
  if (steered !== "done") throw refusal(steered, what, after);
  return after;
}

function refusal(steered: Steered, what: TaskSteering["what"], task: Task): Failure {
  const { id, status, operation, subtasks } = task;
  if (steered === "abandoned") return new Failure("TSK10007.abandoned", [id]);
  if (steered === "prohibited") {
    const lasting = subtasks.find((one) => one.prohibitRollback && one.startTime !== undefined);
    return new Failure("TSK10009", [id, lasting?.name ?? ""]);
  }
  return what === "RETRY"
    ? new Failure("TSK10007", [id, status, operation])
    : new Failure("TSK10007.failed", [id, status]);
}

/** Undoing a task after another has worked on the same servers would undo that other one's work. */
async function refuseIfOvertaken(db: Database, { id }: Task): Promise<void> {
  const { rows } = await db.execute<{ id: number; name: string; object: string }>(sql`
    select t.id, t.name, coalesce(s.ip || ':' || s.rpc_port, later.object) as object
    from task_lock mine
    join task_lock later on later.object = mine.object and later.task_id > mine.task_id
    join task t on t.id = later.task_id
    left join server s on later.object = 'server:' || s.id
    where mine.task_id = ${id} and mine.object like 'server:%'
    order by t.id desc, later.object limit 1`);
  const [later] = rows;
  if (later) throw new Failure("TSK10007.overtaken", [id, later.id, later.name, later.object]);
}
