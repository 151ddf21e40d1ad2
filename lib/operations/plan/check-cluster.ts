import { blocked, passed, warned } from "./found";
import type { PlanServer } from "./plan-facts";
import type { CheckPlan } from "./task-plan";
import { isStopped, type Work } from "./work";

const isRunning = ({ status }: PlanServer): boolean => status === "RUNNING";

/** Whether something is stopped in another zone already, for which the cluster answers 4660. */
export function checkOtherZone({ action, facts, zones }: Work): CheckPlan {
  const mine = new Set(action === "ROLLING_RESTART" ? [] : zones.map(({ name }) => name));
  const zone = facts.zones.find((one) => isStopped(one) && !mine.has(one.name));
  if (zone) return blocked("other-zone", "OBE18004.other", [zone.name, zone.status]);
  const server = facts.servers.find(
    ({ status, zoneName }) => status === "SERVICE_STOPPED" && !mine.has(zoneName),
  );
  return server
    ? blocked("other-zone", "OBE18004.other", [server.zoneName, server.name])
    : passed("other-zone", "other-zone.none");
}

/** Whether another server still serves while these do not. */
export function checkLastServer({ facts, outages }: Work): CheckPlan {
  const running = facts.servers.filter(isRunning);
  let fewest = running.length;
  for (const { servers } of outages) {
    const others = running.length - servers.filter(isRunning).length;
    const [first] = servers;
    if (others === 0 && first) {
      const last = servers.find(isRunning) ?? first;
      return blocked("last-server", "OBE19020", [last.name, facts.clusterName]);
    }
    fewest = Math.min(fewest, others);
  }
  return passed("last-server", "last-server.others", [fewest]);
}

/** Whether the root service has to move, which interrupts it for some seconds. */
export function checkRootService({ facts, outages }: Work): CheckPlan {
  const leader = facts.servers.find(({ withRootserver }) => withRootserver);
  if (!leader) return passed("root-service", "root-service.unknown");
  const moves = outages.some(({ serverIds }) => serverIds.includes(leader.id));
  return moves
    ? warned("root-service", "root-service.moves", [leader.name])
    : passed("root-service", "root-service.stays", [leader.name]);
}
