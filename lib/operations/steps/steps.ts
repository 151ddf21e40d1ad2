import "server-only";
import { setZoneContext, waitNode } from "./barrier";
import {
  prepareRestartObserver,
  prepareStartObserver,
  prepareStopObserver,
} from "./prepare-observer";
import {
  prepareRestartCluster,
  prepareRestartZone,
  prepareRollingRestart,
  prepareStartCluster,
  prepareStartZone,
  prepareStopCluster,
  prepareStopZone,
} from "./prepare-task";
import { startAgentService } from "./start-agent-service";
import { startObserverProcess } from "./start-observer-process";
import { startServerService } from "./start-server";
import type { OperationStep } from "./step-run";
import { stopObserverProcess } from "./stop-observer-process";
import { stopServer } from "./stop-server";
import { syncClusterInfo } from "./sync-cluster-info";
import { syncTenantInfo } from "./sync-tenant-info";
import { updateClusterStatus } from "./update-cluster-status";
import { updateObserverStatus } from "./update-observer-status";
import { updateZoneStatus } from "./update-zone-status";
import { waitObserverAccessible, waitObserverActive } from "./wait-for-observers";
import { waitLogInSync } from "./wait-log-in-sync";
import { waitObserverStop } from "./wait-observer-stop";
import { startZone, stopZone } from "./zone-service";

/** Every step that an operation can be made of. */
export const steps: readonly OperationStep[] = [
  prepareStartCluster,
  prepareStopCluster,
  prepareRestartCluster,
  prepareRollingRestart,
  prepareStartZone,
  prepareStopZone,
  prepareRestartZone,
  prepareStartObserver,
  prepareStopObserver,
  prepareRestartObserver,
  setZoneContext,
  waitNode,
  stopServer,
  stopZone,
  stopObserverProcess,
  waitObserverStop,
  startObserverProcess,
  waitObserverActive,
  waitObserverAccessible,
  startAgentService,
  startServerService,
  startZone,
  waitLogInSync,
  updateObserverStatus,
  updateZoneStatus,
  syncClusterInfo,
  syncTenantInfo,
  updateClusterStatus,
];
