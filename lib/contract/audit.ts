import { z } from "zod";
import { FileBytes } from "./download";
import type { Endpoint } from "./endpoint";
import { commaList, IdParam, PageQuery, pageOf } from "./page";
import { Time } from "./time";

/** How whoever called made themselves known. */
export const Via = z.enum(["SESSION", "BASIC", "KEY", "SSO"]).meta({ id: "Via" });
export type Via = z.infer<typeof Via>;

const AuditStatus = z.enum(["SUCCESS", "FAILED"]).meta({ id: "AuditStatus" });

/** One call that changed something, tried to, or was refused. `operationEvent` and `eventType` as OCP names them. */
export const AuditEvent = z
  .object({
    accessKey: z.string().optional().meta({ description: "Of the key that signed" }),
    clientIp: z.string().optional(),
    clusterId: z.int().optional(),
    endTime: Time,
    errorCode: z.string().optional(),
    eventType: z.string(),
    executionType: z.enum(["NEW", "RETRY"]),
    httpStatus: z.int(),
    id: z.int(),
    method: z.string(),
    operationEvent: z.string(),
    operatorName: z.string().optional(),
    path: z.string(),
    reason: z.string().optional().meta({ description: "Why, in the words of whoever asked" }),
    status: AuditStatus,
    taskId: z.int().optional(),
    traceId: z.string(),
    via: Via.optional(),
  })
  .meta({ id: "AuditEvent" });
export type AuditEvent = z.infer<typeof AuditEvent>;

const none = z.object({});
const word = z.string().max(256, "must have at most 256 characters").optional();
const moment = z.iso
  .datetime({ offset: true, error: "must be a time such as 2026-01-02T03:04:05+08:00" })
  .optional();

const AuditFilter = z.object({
  userName: word.meta({ description: "Part of the name, in any case" }),
  status: commaList(AuditStatus),
  operationEvent: commaList(z.string().max(64)),
  eventType: commaList(z.string().max(64)),
  taskId: IdParam.optional(),
  clusterId: IdParam.optional(),
  startTime: moment.meta({ description: "At or after" }),
  endTime: moment.meta({ description: "Before" }),
});

export const listAuditEvents = {
  method: "GET",
  path: "/api/v2/audit/events",
  summary: "List what was changed, tried and refused, newest first",
  permission: "AUDIT:*:READ",
  params: none,
  query: PageQuery.extend(AuditFilter.shape),
  body: z.undefined(),
  data: pageOf(AuditEvent),
} satisfies Endpoint;

export const exportAuditEvents = {
  method: "GET",
  path: "/api/v2/audit/events/export",
  summary: "Download the audit as CSV, oldest first",
  permission: "AUDIT:*:READ",
  params: none,
  query: AuditFilter,
  body: z.undefined(),
  data: FileBytes,
  download: "text/csv; charset=utf-8",
  extension: true,
} satisfies Endpoint;
