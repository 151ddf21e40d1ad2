import "server-only";
import { log } from "@/lib/process/log";
import { audit } from "@/lib/store/console-tables";
import type { Database } from "@/lib/store/database";

/** One mutating call, as it ended. */
export type AuditEntry = Omit<typeof audit.$inferInsert, "id" | "time">;

/**
 * Adds the row of a call that has ended. When that fails the call's answer stands, because what it did is
 * done, and the whole entry goes to the console's log as an error.
 */
export async function writeAudit(db: Database, entry: AuditEntry): Promise<void> {
  try {
    await db.insert(audit).values(entry);
  } catch (error) {
    log.error({ err: error, audit: entry }, "a call could not be written to the audit");
  }
}
