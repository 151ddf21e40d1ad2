import "server-only";
import type { AuditEvent, exportAuditEvents } from "@/lib/contract/audit";
import type { QueryOf } from "@/lib/contract/endpoint";
import type { Database } from "@/lib/store/database";
import { findEventsAfter } from "./find-events";

const COLUMNS = [
  "id",
  "endTime",
  "operatorName",
  "via",
  "accessKey",
  "clientIp",
  "operationEvent",
  "eventType",
  "status",
  "httpStatus",
  "errorCode",
  "method",
  "path",
  "clusterId",
  "taskId",
  "reason",
  "traceId",
] as const satisfies (keyof AuditEvent)[];

const PORTION = 5000;
/** More than a spreadsheet opens; the rest is had by a later `startTime`. */
const MOST_ROWS = 1_000_000;

/** What an export is saved as: `obdeck-audit-20261128093000.csv`, by UTC. */
export const exportName = (now: Date): string =>
  `obdeck-audit-${now.toISOString().replace(/\D/g, "").slice(0, 14)}.csv`;

/**
 * The audit as CSV with a heading line (RFC 4180), oldest first, at most a million rows, read as it is sent. The
 * first portion is read before: what cannot be read at all is refused, and no file is begun.
 */
export async function exportEvents(
  db: Database,
  filter: QueryOf<typeof exportAuditEvents>,
): Promise<ReadableStream<Uint8Array>> {
  const portions = portionsOf(db, filter);
  let portion = await portions.next();
  return new ReadableStream({
    async pull(controller) {
      if (portion.done) return controller.close();
      controller.enqueue(Buffer.from(portion.value));
      portion = await portions.next();
    },
  });
}

async function* portionsOf(db: Database, filter: QueryOf<typeof exportAuditEvents>) {
  let heading = `${COLUMNS.join(",")}\r\n`;
  let lastId = 0;
  for (let rows = 0; rows < MOST_ROWS; rows += PORTION) {
    const events = await findEventsAfter(db, filter, lastId, PORTION);
    yield heading + events.map(toLine).join("");
    if (events.length < PORTION) return;
    heading = "";
    lastId = events.at(-1)?.id ?? lastId;
  }
}

const toLine = (event: AuditEvent): string =>
  `${COLUMNS.map((column) => toCell(event[column])).join(",")}\r\n`;

/** A spreadsheet would run a cell that begins as a formula does, so such a one begins with an apostrophe. */
function toCell(value: string | number | undefined): string {
  const text = String(value ?? "");
  const tame = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
}
