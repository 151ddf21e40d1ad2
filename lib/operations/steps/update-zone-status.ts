import "server-only";
import { look } from "../observe/look";
import { recordZone } from "../observe/record";
import { getTarget } from "../target";
import { controlOf, ServerInput, type ServerStep } from "./server-step";

/**
 * Writes down the zone's status. A zone that was stopped as a whole stays SERVICE_STOPPED: starting
 * one server does not start its zone.
 */
export const updateZoneStatus: ServerStep = {
  id: "update-zone-status",
  title: "Update zone status",
  timeoutMs: 30_000,
  input: ServerInput,

  async run(run) {
    const target = await getTarget(run.world.db, run.input);
    const seen = await look(run.world, target.clusterId, controlOf(run, 20_000), {
      onlyServerId: target.serverId,
    });
    const zone = seen.zones.find(({ name }) => name === target.endpoint.zone);
    if (!zone) throw new Error(`Zone ${target.endpoint.zone} is no longer registered`);
    await recordZone(run.world.db, seen, zone);
    run.log(`zone ${zone.name} is ${zone.status}`);
    if (zone.status === "SERVICE_STOPPED")
      run.log("the zone itself is stopped; start the zone to let its servers serve", "WARN");
    return undefined;
  },
};
