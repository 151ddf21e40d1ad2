import { serverStatesFor } from "@/lib/contract/action";
import type { Cluster, Server } from "@/lib/contract/cluster";
import type { ServerStatus } from "@/lib/contract/status";
import { toTime } from "@/lib/contract/time";
import { shownStatus } from "../shown-status";
import { addressOf } from "../target";
import type { Holders } from "./find-holders";
import type { FoundServer } from "./find-servers";

const optionalTime = (time: Date | null): string | undefined => (time ? toTime(time) : undefined);

/** OCP shows the epoch for a server of which the cluster says that it was never stopped. */
const neverStopped = ({ obServerId }: FoundServer["server"]): Date | null =>
  obServerId === null ? null : new Date(0);

/** A server as shown, with the unfinished task that holds it. */
export function toServer(found: FoundServer, holders: Holders): Server {
  const { server: row, zoneName } = found;
  const holder = holders.ofServer(row);
  const status = shownStatus.server(row.observedStatus, holders.onServer(row));
  return {
    availableOperations: holder ? [] : operationsFrom(status),
    clusterId: row.clusterId,
    hostId: row.hostId,
    hostTypeName: found.hostTypeName ?? undefined,
    id: row.id,
    idcName: found.idc ?? undefined,
    innerStatus: row.innerStatus ?? undefined,
    ip: row.ip,
    observedTime: optionalTime(row.observedTime),
    port: row.rpcPort,
    regionName: found.region ?? undefined,
    runPath: row.home,
    sqlPort: row.sqlPort,
    startTime: optionalTime(row.startServiceTime),
    status,
    stopTime: optionalTime(row.stopTime ?? neverStopped(row)),
    task: holder,
    updateTime: toTime(row.updateTime),
    version: row.version ?? undefined,
    withRootserver: row.withRootserver,
    zoneName,
  };
}

/** OCP's keys of what may be done from a status. */
function operationsFrom(status: ServerStatus): string[] {
  const states = {
    start: serverStatesFor("START"),
    restart: serverStatesFor("RESTART"),
    stopService: serverStatesFor("STOP", "STOP_SERVICE"),
    stopProcess: serverStatesFor("STOP", "STOP_PROCESS"),
  };
  return Object.entries(states).flatMap(([key, from]) => (from.includes(status) ? [key] : []));
}

/** A server as one square of a fleet row. */
export function toServerMark(
  { server: row, zoneName }: FoundServer,
  holders: Holders,
): Cluster["serverMarks"][number] {
  return {
    id: row.id,
    name: addressOf(row.ip, row.rpcPort),
    status: shownStatus.server(row.observedStatus, holders.onServer(row)),
    zoneName,
  };
}

/** The servers that the root service runs on, as OCP lists them: the one `DBA_OB_SERVERS` marks leads. */
export const toRootServers = (servers: readonly FoundServer[]): Cluster["rootServers"] =>
  servers
    .filter(({ server: row }) => row.withRootserver)
    .map(({ server: row }) => ({
      address: addressOf(row.ip, row.rpcPort),
      role: "LEADER" as const,
      sql_port: row.sqlPort,
    }));
