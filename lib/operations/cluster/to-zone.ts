import type { Zone } from "@/lib/contract/cluster";
import { toTime } from "@/lib/contract/time";
import type { zone } from "@/lib/store/fleet-tables";
import { shownStatus } from "../shown-status";
import type { Holders } from "./find-holders";
import type { FoundServer } from "./find-servers";
import { toRootServers, toServer } from "./to-server";

/** A zone as shown. `servers` are its own. */
export function toZone(
  row: typeof zone.$inferSelect,
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
