import type { FailureCode } from "@/lib/contract/failure";
import { blocked, passed } from "./found";
import { lockOf } from "./lock-objects";
import type { CheckPlan } from "./task-plan";
import type { Work } from "./work";

/** Whether another task holds what this one must, the most specific named first. */
export function checkLocks({ facts }: Work, locks: readonly string[]): CheckPlan {
  const { holders } = facts;
  const held = locks.find((lock) => holders.has(lock));
  const holder = held === undefined ? undefined : holders.get(held);
  if (held === undefined || !holder) return passed("lock", "lock.free", [locks.length]);
  const [failure, name] = describe(held, facts);
  return { ...blocked("lock", failure, [name, holder.id, holder.name]), holder };
}

function describe(lock: string, { servers, zones, clusterName }: Work["facts"]) {
  const server = servers.find(({ id }) => lockOf.server(id) === lock);
  if (server) return ["OBE19012", server.name] as const satisfies [FailureCode, string];
  const zone = zones.find(({ id }) => lockOf.zone(id) === lock);
  if (zone) return ["OBE18008", zone.name] as const satisfies [FailureCode, string];
  return ["OBE11020", clusterName] as const satisfies [FailureCode, string];
}
