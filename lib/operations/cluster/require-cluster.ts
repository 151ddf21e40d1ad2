import "server-only";
import { and, eq } from "drizzle-orm";
import { Failure } from "@/lib/contract/failure";
import type { Database, Tx } from "@/lib/store/database";
import { cluster } from "@/lib/store/fleet-tables";
import { idIs } from "../id-is";

/** The row of a registered cluster. Throws OBE11001. */
export async function requireCluster(
  db: Database | Tx,
  id: number,
): Promise<typeof cluster.$inferSelect> {
  const [row] = await db
    .select()
    .from(cluster)
    .where(and(idIs(cluster.id, id), eq(cluster.registered, true)));
  if (!row) throw new Failure("OBE11001", [id]);
  return row;
}
