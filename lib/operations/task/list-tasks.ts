import "server-only";
import { and, desc, eq, inArray, isNotNull, or, type SQL, sql } from "drizzle-orm";
import type { DataOf, QueryOf } from "@/lib/contract/endpoint";
import { grantedTasks } from "@/lib/contract/permission";
import { Operation, SubtaskStatus, type TaskSummary } from "@/lib/contract/task";
import type { listTasks as endpoint } from "@/lib/contract/task-endpoints";
import type { User } from "@/lib/contract/user";
import type { Database } from "@/lib/store/database";
import { server } from "@/lib/store/fleet-tables";
import { subtask, task, taskLock } from "@/lib/store/task-tables";
import { contains } from "../contains";
import { groupBy } from "../group-by";
import { idIs } from "../id-is";
import { pageFacts } from "../page-facts";
import { lockOf } from "../plan/lock-objects";
import { sortBy } from "../sort-by";
import { toTaskHead } from "./to-task-head";

type Query = QueryOf<typeof endpoint>;

const SORTABLE = {
  id: task.id,
  name: task.name,
  status: task.status,
  createTime: task.createTime,
  startTime: task.startTime,
  finishTime: task.finishTime,
};

/** One page of the tasks that the actor may read, newest first unless asked otherwise. Throws COM10011. */
export async function listTasks(
  db: Database,
  actor: User,
  query: Query,
): Promise<DataOf<typeof endpoint>> {
  const order = sortBy(query.sort, SORTABLE, task.id, desc(task.id));
  const where = and(readableBy(actor), conditionOf(db, query));
  const [total, rows] = await Promise.all([
    db.$count(task, where),
    db
      .select()
      .from(task)
      .where(where)
      .orderBy(...order)
      .limit(query.size)
      .offset((query.page - 1) * query.size),
  ]);
  const subtasksOf = await findBriefs(
    db,
    rows.map(({ id }) => id),
    query.withSubtasks === "true",
  );
  return {
    contents: rows.map((row) => {
      const briefs = subtasksOf.get(row.id) ?? [];
      const { prohibitRollback: _, ...head } = toTaskHead(row);
      return { ...head, ...summaryOf(briefs, query.withSubtasks === "true") };
    }),
    page: pageFacts(query, total),
  };
}

/** Those named to the actor, and those of the clusters whose tasks are. */
function readableBy({ permissions }: User): SQL | undefined {
  const granted = grantedTasks(permissions, "READ");
  if (granted === "all") return undefined;
  return or(
    inArray(task.id, granted.taskIds),
    inArray(task.clusterId, granted.clusterIds),
    granted.anyCluster ? isNotNull(task.clusterId) : undefined,
  );
}

function conditionOf(db: Database, query: Query) {
  const clusterName = query.clusterName ?? query.cluterName;
  return and(
    query.name ? contains(task.name, query.name) : undefined,
    query.keyword
      ? or(contains(task.name, query.keyword), contains(task.clusterName, query.keyword))
      : undefined,
    query.status?.length ? inArray(task.status, query.status) : undefined,
    query.type ? eq(task.type, query.type) : undefined,
    query.clusterId ? idIs(task.clusterId, query.clusterId) : undefined,
    clusterName ? contains(task.clusterName, clusterName) : undefined,
    query.serverId ? worksOn(db, eq(taskLock.object, lockOf.server(query.serverId))) : undefined,
    query.hostId ? worksOn(db, inArray(taskLock.object, serversOf(db, query.hostId))) : undefined,
    query.tenantId || query.tenantName ? sql`false` : undefined,
    query.creator ? eq(task.creatorName, query.creator) : undefined,
  );
}

/** What a task works on, or worked on, stays in its locks when it no longer holds them. */
const worksOn = (db: Database, which: SQL): SQL =>
  inArray(task.id, db.select({ id: taskLock.taskId }).from(taskLock).where(which));

const serversOf = (db: Database, hostId: number) =>
  db
    .select({ object: sql`'server:' || ${server.id}` })
    .from(server)
    .where(idIs(server.hostId, hostId));

type Brief = Awaited<ReturnType<typeof selectBriefs>>[number];

async function findBriefs(
  db: Database,
  taskIds: number[],
  all: boolean,
): Promise<Map<number, Brief[]>> {
  return groupBy(await selectBriefs(db, taskIds, all), ({ taskId }) => taskId);
}

/** Without `all`, only those that a summary names. */
function selectBriefs(db: Database, taskIds: number[], all: boolean) {
  return db
    .select({
      id: subtask.id,
      taskId: subtask.taskId,
      name: subtask.name,
      status: subtask.status,
      operation: subtask.operation,
      finishTime: subtask.finishTime,
      message: sql<string | null>`${subtask.error} ->> 'message'`,
    })
    .from(subtask)
    .where(
      and(
        inArray(subtask.taskId, taskIds),
        all ? undefined : inArray(subtask.status, ["FAILED", "RUNNING", "CANCELING"]),
      ),
    )
    .orderBy(subtask.taskId, subtask.id);
}

type Summary = Pick<TaskSummary, "subtasks" | "failure" | "current">;

function summaryOf(briefs: readonly Brief[], withSubtasks: boolean): Summary {
  const [failed] = briefs
    .filter(({ status }) => status === "FAILED")
    .sort((a, b) => Number(a.finishTime) - Number(b.finishTime));
  return {
    current: briefs.find(({ status }) => status === "RUNNING" || status === "CANCELING")?.name,
    failure: failed && {
      message: failed.message ?? "",
      name: failed.name,
      subtaskId: failed.id,
    },
    subtasks: withSubtasks ? briefs.map(toBrief) : undefined,
  };
}

const toBrief = ({ id, name, status, operation }: Brief) => ({
  description: name,
  id,
  name,
  operation: Operation.parse(operation),
  status: SubtaskStatus.parse(status),
});
