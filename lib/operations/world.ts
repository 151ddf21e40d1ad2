import "server-only";
import { eq } from "drizzle-orm";
import type { ClusterDriver } from "@/lib/drivers/cluster";
import type { HostDriver } from "@/lib/drivers/host";
import { localHost } from "@/lib/drivers/local-host";
import { mysqlCluster } from "@/lib/drivers/mysql-cluster";
import { type SecretKeys, unseal } from "@/lib/process/secret";
import type { Database } from "@/lib/store/database";
import { cluster, server } from "@/lib/store/fleet-tables";

/** What steps and the observer reach: the rows, and the drivers of hosts and clusters. */
export interface World {
  db: Database;
  /** The driver for hosts of a kind. */
  host(kind: string): HostDriver;
  /** The driver of a cluster, made from its rows as they are now; connections are kept between calls. */
  cluster(clusterId: number): Promise<ClusterDriver>;
  close(): Promise<void>;
}

type OpenCluster = ReturnType<typeof mysqlCluster>;

/** Makes the world over a database; `keys` open the clusters' passwords. */
export function createWorld(db: Database, keys: SecretKeys): World {
  const open = new Map<number, { facts: string; driver: OpenCluster }>();

  return {
    db,
    host(kind) {
      if (kind !== "local") throw new Error(`There is no driver for hosts of kind ${kind}`);
      return localHost;
    },
    async cluster(clusterId) {
      const [row] = await db.select().from(cluster).where(eq(cluster.id, clusterId));
      if (!row) throw new Error(`Cluster ${clusterId} is no longer registered`);
      const endpoints = await db
        .select({ ip: server.ip, rpcPort: server.rpcPort, sqlPort: server.sqlPort })
        .from(server)
        .where(eq(server.clusterId, clusterId))
        .orderBy(server.id);
      const facts = JSON.stringify([row.sysUser, row.sysPassword.toString("base64"), endpoints]);
      const known = open.get(clusterId);
      if (known?.facts === facts) return known.driver;
      const account = { user: row.sysUser, password: unseal(keys, row.sysPassword) };
      const driver = mysqlCluster(endpoints, account);
      // Nothing is awaited between the look and this: of two callers, the second finds the first's.
      open.set(clusterId, { facts, driver });
      await known?.driver.close();
      return driver;
    },
    async close() {
      await Promise.all([...open.values()].map(({ driver }) => driver.close()));
      open.clear();
    },
  };
}
