import { isOutage } from "@/lib/contract/action";
import { addressOf } from "./address-of";
import type { Asked, WhyNot } from "./why-not";

const FEWEST_ZONES = 3;

/**
 * Why servers cannot be taken out of service, by what the rest of the cluster looks like. Nothing speaks
 * against all of a cluster going down at once: that is what was asked for.
 */
export function outageRefusal(asked: Asked): WhyNot | undefined {
  const { action, scope } = asked.target;
  if (!isOutage(action)) return undefined;
  if (action === "ROLLING_RESTART") return rollingRefusal(asked) ?? otherZoneRefusal(asked);
  if (scope === "CLUSTER") return undefined;
  return otherZoneRefusal(asked) ?? lastServerRefusal(asked);
}

/** A majority stays only with three zones, and only when none of their servers is down already. */
function rollingRefusal({ zones, servers }: Asked): WhyNot | undefined {
  const populated = zones.filter((zone) => zone.servers.length > 0).length;
  if (populated < FEWEST_ZONES) return { reason: "fewZones", zones: populated };
  const down = servers.find(({ status }) => status !== "RUNNING" && status !== "DELETED");
  return down && { reason: "down", name: addressOf(down), status: down.status };
}

/** The cluster lets only one zone be stopped at a time (its error 4660). */
function otherZoneRefusal({ target, cluster, servers }: Asked): WhyNot | undefined {
  const mine = new Set(
    target.action === "ROLLING_RESTART"
      ? []
      : [target.zoneName, ...servers.map(({ zoneName }) => zoneName)],
  );
  const zone = cluster.zones?.find(
    ({ name, status, servers: within }) =>
      !mine.has(name) &&
      (status === "STOPPED" ||
        status === "SERVICE_STOPPED" ||
        within.some((one) => one.status === "SERVICE_STOPPED")),
  );
  return zone && { reason: "otherZone", zone: zone.name };
}

/** Without another server that serves, this would stop the cluster. */
function lastServerRefusal({ cluster, servers }: Asked): WhyNot | undefined {
  const acted = new Set(servers.map(({ id }) => id));
  const others = cluster.zones?.flatMap((zone) => zone.servers) ?? [];
  const isLast = !others.some(({ id, status }) => status === "RUNNING" && !acted.has(id));
  const last = servers.find(({ status }) => status === "RUNNING") ?? servers[0];
  return isLast && last ? { reason: "lastServer", name: addressOf(last) } : undefined;
}
