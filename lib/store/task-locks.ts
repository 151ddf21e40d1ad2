import "server-only";
import { sql } from "drizzle-orm";
import { DatabaseError } from "pg";
import type { Database, Tx } from "./database";

/** Another RUNNING task holds what a task needs. */
export class ObjectHeld extends Error {
  /** As in `task_lock`, e.g. `server:12`. */
  readonly object: string;
  /** The task that holds it; undefined when that one ended in the meantime. */
  readonly taskId: number | undefined;

  constructor(object: string, taskId: number | undefined) {
    super(`Task ${taskId ?? "?"} holds ${object}`);
    this.name = "ObjectHeld";
    this.object = object;
    this.taskId = taskId;
  }
}

/** Takes what a new task works on. Throws `ObjectHeld` for the first object that another task holds. */
export async function takeLocks(tx: Tx, taskId: number, objects: readonly string[]): Promise<void> {
  if (objects.length === 0) return;
  // In one order for everybody, so that two tasks never wait for each other.
  const wanted = sql.param([...new Set(objects)].sort());
  const { rows } = await tx.execute<{ object: string }>(sql`
    insert into task_lock (task_id, object)
    select ${taskId}::integer, object from unnest(${wanted}::text[]) as wanted(object)
    on conflict (object) where held do nothing returning object`);
  const taken = new Set(rows.map(({ object }) => object));
  const missing = objects.find((object) => !taken.has(object));
  if (missing !== undefined) throw await heldOf(tx, [missing]);
}

/**
 * Turns the refusal of the index, met when an ended task takes its objects again, into `ObjectHeld`;
 * any other error stays as it is.
 */
export async function toObjectHeld(db: Database, taskId: number, error: unknown): Promise<unknown> {
  const cause = error instanceof Error && error.cause ? error.cause : error;
  const isHeld = cause instanceof DatabaseError && cause.constraint === "one_task_holds_an_object";
  if (!isHeld) return error;
  const { rows } = await db.execute<{ object: string }>(sql`
    select object from task_lock where task_id = ${taskId}
    union select 'outage:' || cluster_id from task where id = ${taskId} and cluster_id is not null
    order by object`);
  return heldOf(
    db,
    rows.map(({ object }) => object),
    taskId,
  );
}

async function heldOf(
  db: Database | Tx,
  objects: readonly string[],
  butNot?: number,
): Promise<ObjectHeld> {
  const { rows } = await db.execute<{ object: string; task_id: number }>(sql`
    select object, task_id from task_lock
    where held and object = any(${sql.param(objects)}::text[]) and task_id <> ${butNot ?? 0}
    order by object limit 1`);
  return new ObjectHeld(rows[0]?.object ?? objects[0] ?? "", rows[0]?.task_id);
}
