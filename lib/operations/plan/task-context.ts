import type { Action, StopType } from "@/lib/contract/action";
import type { ClusterStatus, ZoneStatus } from "@/lib/contract/status";
import type { Work } from "./work";

/** The facts that OCP's task begins with, by the names and in the order of its page "Start an OBServer". */
export function taskContext(work: Work): Record<string, string> {
  const { facts, action, scope, servers, stopType } = work;
  const [server] = servers;
  const [zone] = work.zones;
  const isOneServer = scope === "SERVER" && servers.length === 1;
  const isOneZone = scope !== "CLUSTER" && work.zones.length === 1;
  return {
    cluster_name: facts.clusterName,
    cluster_id: String(facts.clusterId),
    ...(startsAgent(action) && { ocpagent_service_name: "agent" }),
    former_cluster_status: facts.status,
    ...(isOneZone &&
      zone && {
        target_zone_status: scope === "ZONE" ? targetZoneStatus(action, stopType) : "RUNNING",
        former_zone_status: zone.status,
        zone_name: zone.name,
      }),
    target_cluster_status: targetClusterStatus(work),
    ...(isOneServer && server
      ? { server_id: String(server.id) }
      : { server_ids: servers.map(({ id }) => id).join(",") }),
  };
}

const startsAgent = (action: Action): boolean => action !== "STOP";

function targetZoneStatus(action: Action, stopType: StopType): ZoneStatus {
  if (action !== "STOP") return "RUNNING";
  return stopType === "STOP_SERVICE" ? "SERVICE_STOPPED" : "STOPPED";
}

const targetClusterStatus = ({ action, scope }: Work): ClusterStatus =>
  action === "STOP" && scope === "CLUSTER" ? "STOPPED" : "RUNNING";
