import "server-only";
import { prepareStartObserver } from "./prepare-start-observer";
import type { ServerStep } from "./server-step";
import { startAgentService } from "./start-agent-service";
import { startObserverProcess } from "./start-observer-process";
import { startServerService } from "./start-server";
import { syncClusterInfo } from "./sync-cluster-info";
import { updateClusterStatus } from "./update-cluster-status";
import { updateObserverStatus } from "./update-observer-status";
import { updateZoneStatus } from "./update-zone-status";
import { waitObserverActive } from "./wait-observer-active";

/** The nine steps of starting a server, in the order of OCP's page "Start an OBServer". */
export const startServerSteps: readonly ServerStep[] = [
  prepareStartObserver,
  startObserverProcess,
  waitObserverActive,
  startAgentService,
  startServerService,
  updateObserverStatus,
  updateZoneStatus,
  syncClusterInfo,
  updateClusterStatus,
];
