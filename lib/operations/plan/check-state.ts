import { clusterStatesFor, serverStatesFor, zoneStatesFor } from "@/lib/contract/action";
import { blocked, passed } from "./found";
import type { CheckPlan } from "./task-plan";
import { isStopped, type PlanZone, type Work } from "./work";

/** Whether the servers, the zone or the cluster are in a state from which this is possible, and useful. */
export function checkState(work: Work): CheckPlan {
  if (work.scope === "SERVER") return checkServers(work);
  if (work.scope === "ZONE") return checkZone(work);
  return checkCluster(work);
}

function checkServers({ action, stopType, servers, zones }: Work): CheckPlan {
  const states = serverStatesFor(action, stopType);
  const wrong = servers.find(({ status }) => !states.includes(status));
  if (wrong) return blocked("state", "OBE19003", [wrong.name, wrong.status, states.join(", ")]);
  if (action !== "START" && zones.length > 1)
    return blocked("state", "OBE18004.several", [zones.map(({ name }) => name).join(", ")]);
  return passed("state", "state.servers", [servers.length]);
}

function checkZone(work: Work): CheckPlan {
  const [zone] = work.zones;
  if (!zone) throw new Error("An operation on a zone needs the zone");
  const states = zoneStatesFor(work.action);
  if (!states.includes(zone.status))
    return blocked("state", "OBE18004", [zone.name, zone.status, states.join(", ")]);
  if (isDone(work, zone)) return blocked("state", "OBE11007.nothing", [zone.name]);
  return passed("state", "state.zone", [zone.name, zone.status]);
}

/** Whether the zone and all its servers are already as the operation would leave them. */
function isDone({ action, stopType, servers }: Work, zone: PlanZone): boolean {
  if (action === "START")
    return zone.status === "RUNNING" && servers.every(({ status }) => status === "RUNNING");
  if (servers.length === 0) return true;
  if (action === "RESTART") return false;
  const down = ["PROCESS_STOPPED", ...(stopType === "STOP_SERVICE" ? ["SERVICE_STOPPED"] : [])];
  return isStopped(zone) && servers.every(({ status }) => down.includes(status));
}

function checkCluster({ action, facts, servers, zones }: Work): CheckPlan {
  const { clusterName, status } = facts;
  const states = clusterStatesFor(action);
  if (!states.includes(status))
    return blocked("state", "OBE11007", [clusterName, status, states.join(", ")]);
  const runs = [...servers, ...zones].every((one) => one.status === "RUNNING");
  if (servers.length === 0 || (action === "START" && runs))
    return blocked("state", "OBE11007.nothing", [clusterName]);
  return passed("state", "state.cluster", [clusterName, status]);
}
