import type { Server, Zone } from "@/lib/contract/cluster";
import { addressOf } from "./address-of";

/** What a task holds, by name: zones, else servers; nothing for a task that holds the whole cluster. */
export function heldBy(
  taskId: number,
  zones: readonly (Pick<Zone, "name" | "task"> & {
    servers: readonly Pick<Server, "ip" | "port" | "task">[];
  })[],
): string[] {
  const whole = zones.filter(({ task }) => task?.id === taskId);
  if (whole.length > 0) return whole.length < zones.length ? whole.map(({ name }) => name) : [];
  return zones
    .flatMap(({ servers }) => servers)
    .filter(({ task }) => task?.id === taskId)
    .map(addressOf);
}
