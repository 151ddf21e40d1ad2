import { describe, expect, it } from "vitest";
import { type AuditFilter, auditExportUrl, auditQueryOf } from "./audit-queries";

const NOW = Date.parse("2026-03-04T05:06:07Z");
const ALL: AuditFilter = {
  userName: undefined,
  status: undefined,
  operationEvent: undefined,
  eventType: undefined,
  taskId: undefined,
  clusterId: undefined,
  span: undefined,
  from: undefined,
  to: undefined,
};

describe("the filter of the audit", () => {
  it("counts a span back from when it is asked", () => {
    expect(auditQueryOf({ ...ALL, span: "DAY" }, NOW).startTime).toBe("2026-03-03T05:06:07.000Z");
    expect(auditQueryOf({ ...ALL, span: "DAY" }, NOW).endTime).toBeUndefined();
  });

  it("keeps the times that were chosen", () => {
    const from = new Date("2026-01-01T00:00:00Z");
    const to = new Date("2026-01-02T00:00:00Z");
    expect(auditQueryOf({ ...ALL, from, to }, NOW)).toMatchObject({
      startTime: "2026-01-01T00:00:00.000Z",
      endTime: "2026-01-02T00:00:00.000Z",
    });
  });

  it("is the export's too, and nothing else is", () => {
    const filter: AuditFilter = { ...ALL, userName: "ann", status: "FAILED", taskId: 7 };
    expect(auditExportUrl(filter, NOW)).toBe(
      "/api/v2/audit/events/export?userName=ann&status=FAILED&taskId=7",
    );
    expect(auditExportUrl(ALL, NOW)).toBe("/api/v2/audit/events/export");
  });
});
