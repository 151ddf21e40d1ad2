import { blocked, passed } from "./found";
import type { CheckPlan } from "./task-plan";
import type { Work } from "./work";

const FEWEST_ZONES = 3;

/** Whether there are enough zones for a majority to stay while one of them is down. */
export function checkZones({ facts, zones }: Work): CheckPlan {
  return zones.length < FEWEST_ZONES
    ? blocked("zones", "OBE11007.zones", [facts.clusterName, zones.length])
    : passed("zones", "zones.enough", [zones.length]);
}

/** Whether every server runs, so that none is down in one zone while another is restarted. */
export function checkAllRunning({ facts, servers }: Work): CheckPlan {
  const down = facts.servers.find(({ status }) => status !== "RUNNING" && status !== "DELETED");
  return down
    ? blocked("all-running", "OBE11007.down", [down.name, down.status, facts.clusterName])
    : passed("all-running", "all-running.all", [servers.length]);
}
