import type { Cluster, Server } from "@/lib/contract/cluster";
import { addressOf } from "./address-of";

const holds = (texts: readonly (string | undefined)[], search: string): boolean => {
  const wanted = search.trim().toLowerCase();
  return texts.some((text) => text?.toLowerCase().includes(wanted));
};

/** Clusters whose name, id, version, zone or server address holds the text. */
export const findClusters = (clusters: readonly Cluster[], search: string): Cluster[] =>
  clusters.filter(({ name, id, obClusterId, obVersion, serverMarks }) =>
    holds(
      [
        name,
        String(id),
        String(obClusterId),
        obVersion,
        ...serverMarks.flatMap((mark) => [mark.name, mark.zoneName]),
      ],
      search,
    ),
  );

/** Servers whose address or zone holds the text. */
export const findServers = (servers: readonly Server[], search: string): Server[] =>
  servers.filter((server) => holds([addressOf(server), server.zoneName], search));
