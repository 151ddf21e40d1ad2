import "server-only";
import { and, asc, desc, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import {
  type AuditEvent,
  type exportAuditEvents,
  type listAuditEvents,
  Via,
} from "@/lib/contract/audit";
import type { DataOf, QueryOf } from "@/lib/contract/endpoint";
import { toTime } from "@/lib/contract/time";
import { audit } from "@/lib/store/console-tables";
import type { Database } from "@/lib/store/database";
import { contains } from "../contains";
import { idIs } from "../id-is";
import { pageFacts } from "../page-facts";
import { sortBy } from "../sort-by";
import { endpointsOf, eventOf } from "./event-of";

type Filter = QueryOf<typeof exportAuditEvents>;

const SORTABLE = { id: audit.id, time: audit.time, userName: audit.userName };

/** One page of the audit, newest first unless asked otherwise. Throws COM10011. */
export async function listEvents(
  db: Database,
  query: QueryOf<typeof listAuditEvents>,
): Promise<DataOf<typeof listAuditEvents>> {
  const order = sortBy(query.sort, SORTABLE, audit.id, desc(audit.id));
  const where = conditionOf(query);
  const [total, rows] = await Promise.all([
    db.$count(audit, where),
    db
      .select()
      .from(audit)
      .where(where)
      .orderBy(...order)
      .limit(query.size)
      .offset((query.page - 1) * query.size),
  ]);
  return { contents: rows.map(toEvent), page: pageFacts(query, total) };
}

/** The events behind an id, oldest first, at most `most`: the audit in portions. */
export async function findEventsAfter(
  db: Database,
  filter: Filter,
  id: number,
  most: number,
): Promise<AuditEvent[]> {
  const rows = await db
    .select()
    .from(audit)
    .where(and(sql`${audit.id} > ${id}`, conditionOf(filter)))
    .orderBy(asc(audit.id))
    .limit(most);
  return rows.map(toEvent);
}

function conditionOf(query: Filter): SQL | undefined {
  const { status, startTime, endTime, operationEvent, eventType } = query;
  const named = operationEvent?.length || eventType?.length;
  return and(
    query.userName ? contains(audit.userName, query.userName) : undefined,
    status?.length === 1 ? sql`(${audit.status} < 400) = ${status[0] === "SUCCESS"}` : undefined,
    named ? inArray(audit.endpoint, endpointsOf(operationEvent, eventType)) : undefined,
    query.taskId ? idIs(audit.taskId, query.taskId) : undefined,
    query.clusterId ? idIs(audit.clusterId, query.clusterId) : undefined,
    startTime ? gte(audit.time, new Date(startTime)) : undefined,
    endTime ? lt(audit.time, new Date(endTime)) : undefined,
  );
}

const toEvent = (row: typeof audit.$inferSelect): AuditEvent => ({
  accessKey: row.accessKey ?? undefined,
  clientIp: row.remoteAddress ?? undefined,
  clusterId: row.clusterId ?? undefined,
  endTime: toTime(row.time),
  errorCode: row.errorCode ?? undefined,
  ...eventOf(row.endpoint),
  executionType: /^retry/.test(row.endpoint) ? "RETRY" : "NEW",
  httpStatus: row.status,
  id: row.id,
  method: row.method,
  operatorName: row.userName ?? undefined,
  path: row.path,
  reason: row.reason ?? undefined,
  status: row.status < 400 ? "SUCCESS" : "FAILED",
  taskId: row.taskId ?? undefined,
  traceId: row.traceId,
  via: row.via === null ? undefined : Via.parse(row.via),
});
