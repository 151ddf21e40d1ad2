import type { Cluster, Server } from "@/lib/contract/cluster";
import { clusterTone, serverTone, toneRank } from "../status/tone";

const downIn = ({ serverMarks }: Cluster): number =>
  serverMarks.filter(({ status }) => status !== "RUNNING").length;

/** Clusters that need someone first; equal ones by name, so that a poll does not move them. */
export const worstFirst = (clusters: readonly Cluster[]): Cluster[] =>
  clusters.toSorted(
    (one, other) =>
      toneRank(clusterTone(one.status)) - toneRank(clusterTone(other.status)) ||
      downIn(other) - downIn(one) ||
      one.name.localeCompare(other.name) ||
      one.id - other.id,
  );

/** Servers by zone and address: an order that no state changes. */
export const inZoneOrder = (servers: readonly Server[]): Server[] =>
  servers.toSorted(
    (one, other) =>
      one.zoneName.localeCompare(other.zoneName, undefined, { numeric: true }) ||
      one.ip.localeCompare(other.ip, undefined, { numeric: true }) ||
      one.port - other.port,
  );

/** Whether a server in this state needs someone: it is neither running nor on its way. */
export const isDown = ({ status }: Pick<Server, "status">): boolean =>
  serverTone(status) !== "good" && serverTone(status) !== "moving";
