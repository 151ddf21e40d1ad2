import "server-only";
import { and, eq } from "drizzle-orm";
import type { Server } from "@/lib/contract/cluster";
import { Failure } from "@/lib/contract/failure";
import type { Database } from "@/lib/store/database";
import { zone } from "@/lib/store/fleet-tables";
import { findHolders } from "./find-holders";
import { type FoundServer, findServers } from "./find-servers";
import { requireCluster } from "./require-cluster";
import { toServer } from "./to-server";

interface Wanted {
  regionName?: string | undefined;
  idcName?: string | undefined;
}

/** The servers of a cluster, of one region or data center if asked. Throws OBE11001. */
export function listServers(
  db: Database,
  clusterId: number,
  { regionName, idcName }: Wanted = {},
): Promise<{ contents: Server[] }> {
  return select(
    db,
    clusterId,
    ({ region, idc }) =>
      (regionName === undefined || region === regionName) &&
      (idcName === undefined || idc === idcName),
  );
}

/** The servers of a zone. Throws OBE11001, OBE18002. */
export async function listZoneServers(
  db: Database,
  clusterId: number,
  name: string,
): Promise<{ contents: Server[] }> {
  const servers = await select(db, clusterId, ({ zoneName }) => zoneName === name);
  const exists = and(eq(zone.clusterId, clusterId), eq(zone.name, name));
  if (servers.contents.length === 0 && (await db.$count(zone, exists)) === 0)
    throw new Failure("OBE18002", [name, clusterId]);
  return servers;
}

async function select(
  db: Database,
  clusterId: number,
  isWanted: (found: FoundServer) => boolean,
): Promise<{ contents: Server[] }> {
  const { id } = await requireCluster(db, clusterId);
  const [servers, holders] = await Promise.all([findServers(db, [id]), findHolders(db, [id])]);
  return { contents: servers.filter(isWanted).map((one) => toServer(one, holders)) };
}
