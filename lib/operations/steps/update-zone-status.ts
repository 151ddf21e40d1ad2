import "server-only";
import { look } from "../observe/look";
import { recordZone } from "../observe/record";
import { controlOf, type OperationStep, stepOf } from "./step-run";

const LOOK_MS = 20_000;

/**
 * Writes down the status of the zone, or of every zone of the cluster. A zone that was stopped as a whole stays
 * SERVICE_STOPPED: starting one server does not start its zone.
 */
export const updateZoneStatus: OperationStep = {
  ...stepOf("update-zone-status"),
  async run(run) {
    const { clusterId, zoneName } = run.input;
    const seen = await look(run.world, clusterId, controlOf(run, LOOK_MS));
    const zones = seen.zones.filter(({ name }) => zoneName === undefined || name === zoneName);
    if (zones.length === 0) throw new Error(`Zone ${zoneName} is no longer registered`);
    for (const zone of zones) {
      await recordZone(run.world.db, seen, zone);
      run.log(`zone ${zone.name} is ${zone.status}`);
    }
    return undefined;
  },
};
