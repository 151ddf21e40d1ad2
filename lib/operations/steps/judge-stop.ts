import type { LogStream } from "@/lib/contract/log-stream";
import type { ServerRow, ZoneRow } from "@/lib/drivers/cluster";

/** A cluster as it is at this moment, by its own views. */
export interface LivingCluster {
  servers: readonly (Pick<ServerRow, "zone" | "status" | "stopTimeUs"> & { name: string })[];
  zones: readonly Pick<ZoneRow, "name" | "status">[];
  streams: readonly LogStream[];
}

/** Why servers must not go down now. */
export interface StopObjection {
  kind: "other-zone" | "majority" | "log-lag";
  message: string;
}

/**
 * What speaks against taking some servers of a zone out of service at once, the most serious first: something
 * stopped in another zone (the kernel's 4660), a log stream that would have no majority in sync (4179), or one that
 * is behind on a server that stays. `force` passes over the last alone, as FORCE STOP does.
 */
export function judgeStop(
  { servers, zones, streams }: LivingCluster,
  going: ReadonlySet<string>,
  force: boolean,
): StopObjection | undefined {
  const goingZones = new Set(servers.filter(({ name }) => going.has(name)).map(({ zone }) => zone));
  const alive = new Set(
    servers.filter(({ status }) => status === "ACTIVE").map(({ name }) => name),
  );
  const stopped =
    zones.find(({ name, status }) => status === "INACTIVE" && !goingZones.has(name))?.name ??
    servers.find(({ stopTimeUs, zone }) => stopTimeUs !== undefined && !goingZones.has(zone))?.name;
  if (stopped !== undefined)
    return { kind: "other-zone", message: `${stopped} of another zone is stopped already` };

  if (streams.length === 0)
    return {
      kind: "majority",
      message: "The cluster reports no log stream, so that no majority can be judged",
    };
  const touched = streams.filter(({ members }) => members.some(({ server }) => going.has(server)));
  for (const { tenantName, logStreamId, replicaCount, members } of touched) {
    const left = members.filter(
      ({ server, inSync }) => inSync && alive.has(server) && !going.has(server),
    ).length;
    if (left * 2 <= replicaCount)
      return {
        kind: "majority",
        message:
          `Log stream ${logStreamId} of tenant ${tenantName} would lose its majority: ` +
          `${left} of ${replicaCount} replicas would be in sync outside of ${[...goingZones].join(", ")}`,
      };
  }
  if (force) return undefined;
  for (const { tenantName, logStreamId, members } of touched) {
    const late = members.find(
      ({ server, inSync }) => !inSync && alive.has(server) && !going.has(server),
    );
    if (late)
      return {
        kind: "log-lag",
        message: `Log stream ${logStreamId} of tenant ${tenantName} is not in sync on ${late.server}`,
      };
  }
  return undefined;
}
