import type { Zone } from "@/lib/contract/cluster";
import { toTime } from "@/lib/contract/time";
import type { cluster } from "@/lib/store/fleet-tables";
import { groupBy } from "../group-by";
import { shownStatus } from "../shown-status";
import type { Holders } from "./find-holders";
import type { FoundServer } from "./find-servers";
import type { FoundZone } from "./find-zones";
import { toRootServers, toServer } from "./to-server";

/** The zones of a cluster as shown, each with its own of the servers. */
export function toZones(
  { obClusterId }: typeof cluster.$inferSelect,
  zones: readonly FoundZone[],
  servers: readonly FoundServer[],
  holders: Holders,
): Zone[] {
  const byZone = groupBy(servers, ({ zoneName }) => zoneName);
  return zones.map((one) => toZone(one, obClusterId, byZone.get(one.name) ?? [], holders));
}

function toZone(
  row: FoundZone,
  obClusterId: number,
  servers: readonly FoundServer[],
  holders: Holders,
): Zone {
  return {
    clusterId: row.clusterId,
    createTime: toTime(row.createTime),
    hostCount: new Set(servers.map(({ server }) => server.hostId)).size,
    idcName: row.idc ?? undefined,
    innerStatus: row.innerStatus ?? undefined,
    name: row.name,
    obClusterId,
    regionName: row.region ?? undefined,
    rootServer: toRootServers(servers)[0],
    serverCount: servers.length,
    servers: servers.map((one) => toServer(one, holders)),
    status: shownStatus.zone(
      row.observedStatus,
      holders.onZone(
        row,
        servers.map(({ server }) => server),
      ),
    ),
    task: holders.ofZone(row),
    updateTime: toTime(row.updateTime),
  };
}
