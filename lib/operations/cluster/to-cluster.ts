import type { Cluster } from "@/lib/contract/cluster";
import { toTime } from "@/lib/contract/time";
import type { cluster } from "@/lib/store/fleet-tables";
import { shownStatus } from "../shown-status";
import type { Holders } from "./find-holders";
import type { FoundServer } from "./find-servers";
import { shortVersion } from "./short-version";
import { toRootServers, toServerMark } from "./to-server";

/** A cluster as shown, without its zones. `servers` are its own. */
export function toCluster(
  row: typeof cluster.$inferSelect,
  servers: readonly FoundServer[],
  holders: Holders,
): Cluster {
  return {
    createTime: toTime(row.createTime),
    creator: "system",
    failToQueryFromObReason: row.observeError ?? undefined,
    fullVersion: row.version ?? undefined,
    id: row.id,
    name: row.name,
    obClusterId: row.obClusterId,
    obVersion: row.version ? shortVersion(row.version) : undefined,
    observedTime: row.observedTime ? toTime(row.observedTime) : undefined,
    outage: holders.ofOutage(row.id),
    regionCount: new Set(servers.flatMap(({ region }) => region ?? [])).size,
    rootServers: toRootServers(servers),
    serverCount: servers.length,
    serverMarks: servers.map((one) => toServerMark(one, holders)),
    status: shownStatus.cluster(row.observedStatus, holders.onCluster(row.id)),
    tasks: [...holders.ofCluster(row.id)],
    type: "PRIMARY",
    updateTime: toTime(row.updateTime),
  };
}
