import { passed, warned } from "./found";
import { isAlive } from "./is-alive";
import type { CheckPlan } from "./task-plan";
import type { Work } from "./work";

/** Whether a majority of the zones has a server that runs once these do; before that none can serve. */
export function checkMajorityAfter({ facts, servers }: Work): CheckPlan {
  const started = new Set(servers.map(({ id }) => id));
  const all = new Set(facts.servers.map(({ zoneName }) => zoneName));
  const up = new Set(
    facts.servers
      .filter((server) => started.has(server.id) || isAlive(server))
      .map(({ zoneName }) => zoneName),
  );
  return up.size * 2 > all.size
    ? passed("majority-after", "majority-after.reached", [up.size, all.size])
    : warned("majority-after", "majority-after.missing", [up.size, all.size]);
}
