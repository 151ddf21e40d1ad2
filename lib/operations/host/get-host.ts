import "server-only";
import { sql } from "drizzle-orm";
import { Failure } from "@/lib/contract/failure";
import type { Host } from "@/lib/contract/host";
import type { Database } from "@/lib/store/database";
import { seenHosts } from "./seen-hosts";
import { toHost } from "./to-host";

/** A host. Throws CMP07005. */
export async function getHost(db: Database, hostId: number): Promise<Host> {
  const seen = seenHosts(db);
  const [row] = await db.select().from(seen).where(sql`${seen.id} = ${hostId}::bigint`);
  if (!row) throw new Failure("CMP07005", [hostId]);
  return toHost(row);
}
