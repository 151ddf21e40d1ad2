import { z } from "zod";
import { FileBytes } from "./download";
import type { Endpoint } from "./endpoint";
import { commaList, IdParam, PageQuery, pageOf } from "./page";
import { Time } from "./time";

export const Via = z.enum(["SESSION", "BASIC", "KEY", "SSO"]).meta({
  id: "Via",
  description: "How whoever called made themselves known",
});
export type Via = z.infer<typeof Via>;

const AuditStatus = z.enum(["SUCCESS", "FAILED"]).meta({
  id: "AuditStatus",
  description: "SUCCESS where the HTTP status is below 400, else FAILED",
});

export const AuditEvent = z
  .object({
    accessKey: z
      .string()
      .optional()
      .describe("Access key that the call was signed with, or that a refused signature named"),
    clientIp: z.string().optional().describe("Address that the call came from"),
    clusterId: z
      .int()
      .optional()
      .describe("Id of the cluster that the path names; absent where it names none"),
    endTime: Time.describe("When the call was answered"),
    errorCode: z
      .string()
      .optional()
      .describe("Why it was refused, such as `OBE19012`; absent where it was not"),
    eventType: z
      .string()
      .describe("What the call was about, as OCP names it, such as `OB_CLUSTER_MANAGEMENT`"),
    executionType: z
      .enum(["NEW", "RETRY"])
      .describe("RETRY where a task or a subtask was to be run again, else NEW"),
    httpStatus: z
      .int()
      .describe(
        "HTTP status of the answer, or of the refusal where a browser was led to a page instead",
      ),
    id: z.int().describe("Id of the event"),
    method: z.string().describe("HTTP method of the call"),
    operationEvent: z
      .string()
      .describe("What was asked for, as OCP names it, such as `START_OB_SERVER`"),
    operatorName: z
      .string()
      .optional()
      .describe("Name of who called, or that somebody tried to sign in with; absent without one"),
    path: z.string().describe("Path of the call, without its query"),
    reason: z.string().optional().meta({ description: "Why, in the words of whoever asked" }),
    status: AuditStatus,
    taskId: z
      .int()
      .optional()
      .describe("Id of the task that it made or that the path names; absent without one"),
    traceId: z.string().describe("Trace id of the call, as in its answer"),
    via: Via.optional().describe(
      "How whoever called made themselves known; absent where nobody did",
    ),
  })
  .meta({
    id: "AuditEvent",
    description:
      "One call that changed something, tried to, was refused, or used an access key for the first time in a while",
  });
export type AuditEvent = z.infer<typeof AuditEvent>;

const none = z.object({});
const word = z.string().max(256, "must have at most 256 characters").optional();
const moment = z.iso
  .datetime({ offset: true, error: "must be a time such as 2026-01-02T03:04:05+08:00" })
  .optional();

const AuditFilter = z.object({
  userName: word.describe("Part of the name of who called, in any case"),
  status: commaList(AuditStatus).describe("Only calls that went well, or that did not"),
  operationEvent: commaList(z.string().max(64)).describe(
    "Only these events, such as `START_OB_SERVER`",
  ),
  eventType: commaList(z.string().max(64)).describe(
    "Only events about these, such as `OB_CLUSTER_MANAGEMENT`",
  ),
  taskId: IdParam.optional().describe("Only calls that made this task or whose path names it"),
  clusterId: IdParam.optional().describe("Only calls whose path names this cluster"),
  startTime: moment.describe("Only calls that were answered at this time or after it"),
  endTime: moment.describe("Only calls that were answered before this time"),
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
