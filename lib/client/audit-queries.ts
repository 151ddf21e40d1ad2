import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { exportAuditEvents, listAuditEvents } from "@/lib/contract/audit";
import { backOffMs } from "./back-off";
import { call } from "./call";
import { isPassing } from "./call-error";
import { urlOf } from "./url-of";

const AGAIN_MS = 5000;

/** How far back from now, in milliseconds. */
export const AUDIT_SPANS = {
  HOUR: 3_600_000,
  DAY: 24 * 3_600_000,
  WEEK: 7 * 24 * 3_600_000,
  MONTH: 30 * 24 * 3_600_000,
} as const;

/** What the audit is filtered by; what is undefined is not filtered by. */
export interface AuditFilter {
  userName: string | undefined;
  status: "SUCCESS" | "FAILED" | undefined;
  operationEvent: string | undefined;
  eventType: string | undefined;
  taskId: number | undefined;
  clusterId: number | undefined;
  /** Counted back from when it is asked; `from` and `to` are then undefined. */
  span: keyof typeof AUDIT_SPANS | undefined;
  from: Date | undefined;
  to: Date | undefined;
}

/** Which part of the audit is looked at. */
export interface AuditPage {
  page: number;
  size: number;
  /** Of later pages: what came since is left out, so that pages do not move under who turns them. */
  asOf: Date | undefined;
}

/** The query of the API for a filter, at a moment in milliseconds since 1970. */
export function auditQueryOf(filter: AuditFilter, nowMs: number) {
  const { userName, status, operationEvent, eventType, taskId, clusterId, span, from, to } = filter;
  const start = span ? new Date(nowMs - AUDIT_SPANS[span]) : from;
  return {
    userName,
    status,
    operationEvent,
    eventType,
    taskId,
    clusterId,
    startTime: start?.toISOString(),
    endTime: to?.toISOString(),
  };
}

/** A page of the audit, newest first; the first one is asked for again. */
export const auditQuery = (filter: AuditFilter, { page, size, asOf }: AuditPage) =>
  queryOptions({
    queryKey: ["audit", filter, page, size, asOf],
    queryFn: ({ signal }) => {
      const to = asOf && (!filter.to || asOf < filter.to) ? asOf : filter.to;
      const query = auditQueryOf({ ...filter, to }, Date.now());
      return call(listAuditEvents, { query: { ...query, page, size }, signal });
    },
    refetchInterval: page === 1 ? AGAIN_MS : false,
    placeholderData: keepPreviousData,
    staleTime: page === 1 ? 0 : Number.POSITIVE_INFINITY,
    networkMode: "always",
    retry: (failures, error) => failures < 2 && isPassing(error),
    retryDelay: (failures) => backOffMs(failures),
  });

/** Where the whole audit of a filter is downloaded from. */
export const auditExportUrl = (filter: AuditFilter, nowMs: number): string =>
  urlOf(exportAuditEvents.path, {}, auditQueryOf(filter, nowMs));
