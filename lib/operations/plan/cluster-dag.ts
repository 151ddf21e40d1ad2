import { createGraph, eachServer, type Graph, subtaskKey } from "./graph";
import type { Place } from "./subtask-input";
import type { SubtaskPlan } from "./task-plan";
import type { Work } from "./work";

/** The parts of a cluster as places, for its groups. */
interface Parts {
  cluster: Place;
  zones: readonly Place[];
  servers: readonly Place[];
}

/**
 * The subtasks of an operation on a whole cluster at once. A start starts every process before it waits
 * for any, since none serves before a majority runs; a stop has no STOP SERVER, which the cluster would
 * refuse for the last majority.
 */
export function clusterDag(work: Work): readonly SubtaskPlan[] {
  const graph = createGraph(work);
  const parts: Parts = {
    cluster: { servers: work.servers },
    zones: work.zones
      .filter(({ name }) => work.serversByZone.has(name))
      .map((zone) => ({ zone, servers: work.serversByZone.get(zone.name) ?? [] })),
    servers: eachServer(work.servers),
  };
  if (work.action === "START") start(graph, parts);
  else if (work.action === "STOP") stop(graph, parts);
  else restart(graph, parts);
  graph.one("update-cluster-status");
  return graph.subtasks;
}

function start(graph: Graph, { cluster, zones, servers }: Parts): void {
  graph.one("prepare-start-cluster", cluster);
  graph.each("prepare-start-zone", zones);
  graph.join();
  graph.each("prepare-start-observer", servers);
  graph.join();
  graph.each("start-observer-process", servers);
  graph.one("wait-observer-accessible", cluster);
  graph.each("start-agent-service", servers);
  graph.join();
  graph.each("start-server", servers);
  graph.join();
  graph.each("start-zone", zones);
  graph.join();
  graph.each("update-observer-status", servers);
  graph.join();
  graph.one("update-zone-status");
  graph.one("sync-tenant-info");
}

function stop(graph: Graph, { cluster, zones, servers }: Parts): void {
  graph.one("prepare-stop-cluster", cluster);
  graph.each("prepare-stop-zone", zones);
  graph.join();
  graph.each("prepare-stop-observer", servers);
  graph.join();
  graph.each("stop-observer-process", servers);
  graph.join();
  graph.each("update-observer-status", servers);
  graph.join();
  graph.one("update-zone-status");
}

/** OCP has no barrier between a zone and its servers here, so each zone's run on by themselves. */
function restart(graph: Graph, { cluster, zones, servers }: Parts): void {
  const ofZone = new Map(zones.map(({ zone }) => [zone?.name, zone]));
  graph.one("prepare-restart-cluster", cluster);
  graph.one("set-zone-context");
  graph.each("prepare-restart-zone", zones);
  graph.each("prepare-restart-observer", servers, ({ server }) => {
    const zone = ofZone.get(server?.zoneName);
    return zone ? [subtaskKey("prepare-restart-zone", { zone })] : [];
  });
  graph.join();
  graph.each("stop-observer-process", servers);
  graph.join();
  graph.each("start-observer-process", servers);
  graph.one("wait-observer-accessible", cluster);
  graph.each("start-agent-service", servers);
  graph.join();
  graph.each("start-server", servers);
  graph.join();
  graph.each("update-observer-status", servers);
  graph.each("start-zone", zones, (zone) =>
    (zone.servers ?? []).map((server) => subtaskKey("update-observer-status", { server })),
  );
  graph.one("update-zone-status");
  graph.one("sync-cluster-info");
  graph.one("sync-tenant-info");
}
