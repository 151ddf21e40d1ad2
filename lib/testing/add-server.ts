import type { Database } from "@/lib/store/database";
import { cluster, host, server, zone } from "@/lib/store/fleet-tables";

/** Rows of one cluster with one server, of nothing real. */
export async function addServer(db: Database): Promise<{ clusterId: number; serverId: number }> {
  const [c] = await db
    .insert(cluster)
    .values({ name: "test", obClusterId: 1, sysUser: "root@sys", sysPassword: Buffer.alloc(0) })
    .returning();
  const [h] = await db.insert(host).values({ address: "127.0.0.1", kind: "local" }).returning();
  if (!c || !h) throw new Error("The rows were not made");
  const [z] = await db.insert(zone).values({ clusterId: c.id, name: "zone1" }).returning();
  if (!z) throw new Error("The zone was not made");
  const ids = { clusterId: c.id, zoneId: z.id, hostId: h.id };
  const ports = { rpcPort: 2882, sqlPort: 2881 };
  const place = { ip: "127.0.0.1", home: "/nowhere", ...ports };
  const [s] = await db
    .insert(server)
    .values({ ...ids, ...place })
    .returning();
  if (!s) throw new Error("The server was not made");
  return { clusterId: c.id, serverId: s.id };
}
