import "server-only";
import type { Database } from "./database";
import type { Owner } from "./fence-lost";
import type { Outcome } from "./finish-subtask";
import { jsonb } from "./jsonb";
import { REPLICA_LOCKS } from "./replica";

/** Another replica that has not ended, or has left attempts behind. */
export interface OtherReplica {
  id: number;
  /** Its lease ran out: it cannot run, whatever its session says. */
  leaseRanOut: boolean;
  /** The database session that holds its lock; null when nobody does, so that it may be taken over. */
  lockPid: number | null;
}

/** An attempt whose replica is gone. */
export interface OrphanedAttempt extends Owner {
  stepId: string;
  executor: string;
  traceId: string | null;
}

/** Looks at every other replica that matters: cheap, a row for each console that runs. */
export async function findOtherReplicas(db: Database, me: number): Promise<OtherReplica[]> {
  const { rows } = await db.$client.query<OtherReplica>({
    name: "find_other_replicas",
    text: `
      select r.id, r.lease_until < clock_timestamp() as "leaseRanOut", (
        select l.pid from pg_locks l
        where l.locktype = 'advisory' and l.granted and l.objsubid = 2
          and l.database = (select d.oid from pg_database d where d.datname = current_database())
          and l.classid::bigint = $2 and l.objid::bigint = r.id limit 1) as "lockPid"
      from replica r
      where r.id <> $1 and (r.end_time is null
        or exists (select from attempt a where a.replica_id = r.id and a.status = 'RUNNING'))`,
    values: [me, REPLICA_LOCKS],
  });
  return rows;
}

/** Ends the session that holds a replica's lock although its lease ran out. */
export async function endSession(db: Database, backendPid: number): Promise<void> {
  await db.$client.query("select pg_terminate_backend($1)", [backendPid]);
}

/** The attempts that a replica left RUNNING. */
export async function findOrphanedAttempts(
  db: Database,
  replicaId: number,
): Promise<OrphanedAttempt[]> {
  const { rows } = await db.$client.query<OrphanedAttempt>(
    `select a.id::float8 as "attemptId", s.id as "subtaskId", s.task_id as "taskId",
       s.step_id as "stepId", a.executor, t.trace_id as "traceId"
     from attempt a join subtask s on s.id = a.subtask_id join task t on t.id = s.task_id
     where a.replica_id = $1 and a.status = 'RUNNING'`,
    [replicaId],
  );
  return rows;
}

/**
 * Ends a replica and its attempts, in one transaction that holds its lock, so that only one of several
 * does it. Undefined when it lives after all, or another takes it over just now.
 */
export async function takeOverReplica(
  db: Database,
  replicaId: number,
  outcomes: readonly Outcome[],
): Promise<number[] | undefined> {
  const { rows } = await db.$client.query<{ ended: number[] | null }>(
    "select take_over_replica($1, $2, $3) as ended",
    [REPLICA_LOCKS, replicaId, jsonb(outcomes)],
  );
  return rows[0]?.ended ?? undefined;
}
