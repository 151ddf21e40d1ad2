import "server-only";
import { eq } from "drizzle-orm";
import { Failure, type FailureCode } from "@/lib/contract/failure";
import type { Database } from "@/lib/store/database";
import { cluster, server, zone } from "@/lib/store/fleet-tables";
import { ObjectHeld } from "@/lib/store/task-locks";
import { task } from "@/lib/store/task-tables";
import { toHolder } from "./cluster/to-holder";
import { addressOf } from "./target";

/**
 * The refusal that names who holds what a task needs, by OCP's code for a server, a zone or a cluster; any error
 * that is not `ObjectHeld` stays as it is.
 */
export async function toHeldFailure(db: Database, error: unknown): Promise<unknown> {
  if (!(error instanceof ObjectHeld)) return error;
  const [kind = "", id = ""] = error.object.split(":");
  const [row] = await db
    .select()
    .from(task)
    .where(eq(task.id, error.taskId ?? 0));
  const name = (await nameOf(db, kind, Number(id))) ?? error.object;
  // It may have ended between the refusal and this question.
  const params = [name, error.taskId ?? "?", row?.name ?? "?"];
  return new Failure(CODES[kind] ?? "OBE11020", params, { holder: row && toHolder(row) });
}

const CODES: Record<string, FailureCode> = { server: "OBE19012", zone: "OBE18008" };

async function nameOf(db: Database, kind: string, id: number): Promise<string | undefined> {
  if (kind === "server") {
    const [row] = await db.select().from(server).where(eq(server.id, id));
    return row && addressOf(row.ip, row.rpcPort);
  }
  const table = kind === "zone" ? zone : cluster;
  const [row] = await db.select({ name: table.name }).from(table).where(eq(table.id, id));
  return row?.name;
}
