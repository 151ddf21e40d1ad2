import type { ServerStatus } from "@/lib/contract/status";
import type { PlanServer } from "./plan-facts";
import type { StepInput } from "./step-input";
import type { StepId } from "./step-kinds";
import { isStopped, type PlanZone, type Work } from "./work";

/** What a subtask is about: a server; a zone, and the servers of it that are meant; or the cluster. */
export interface Place {
  server?: PlanServer;
  zone?: PlanZone;
  servers?: readonly PlanServer[];
}

/** What the step of a subtask is told; see `StepInput`. */
export function subtaskInput(work: Work, stepId: StepId, place: Place): StepInput {
  const zoneName = place.server?.zoneName ?? place.zone?.name;
  const servers = place.server ? [place.server] : (place.servers ?? []);
  return {
    clusterId: work.facts.clusterId,
    ...(zoneName !== undefined && { zoneName }),
    serverIds: servers.map(({ id }) => id),
    ...(work.wholeCluster && { wholeCluster: true }),
    ...(INTERRUPTING.has(stepId) && interruption(work)),
    ...(stepId === "start-observer-process" && !work.wholeCluster && goingTogether(work)),
    ...(stepId === "update-observer-status" &&
      place.server && { expected: expectedStatuses(work, place.server) }),
  };
}

const INTERRUPTING: ReadonlySet<StepId> = new Set([
  "prepare-stop-zone",
  "prepare-restart-zone",
  "prepare-stop-observer",
  "prepare-restart-observer",
  "stop-server",
  "stop-zone",
  "stop-observer-process",
]);

function interruption(work: Work) {
  return {
    ...(!work.wholeCluster && goingTogether(work)),
    force: work.force,
    freezeServer: work.freezeServer,
  };
}

/**
 * What goes down at once, or does when a start is undone. By the zone where that is all of it: the ids of a big zone in
 * each of its steps would be most of a task.
 */
function goingTogether({ action, scope, servers }: Work) {
  if (scope === "SERVER") return { togetherIds: servers.map(({ id }) => id) };
  return scope === "CLUSTER" && action === "START" ? { everyServer: true } : { wholeZone: true };
}

/**
 * The statuses in which a server may end. Where the zone is started only afterwards, or is stopped and not
 * started at all, a server that works is still SERVICE_STOPPED.
 */
function expectedStatuses(work: Work, server: PlanServer): ServerStatus[] {
  if (work.action === "STOP") return afterStop(work, server);
  const zone = work.zones.find(({ name }) => name === server.zoneName);
  const zoneComesLater =
    work.scope === "ZONE" || (work.scope === "CLUSTER" && work.action !== "START");
  const zoneStaysStopped = work.scope === "SERVER" && zone !== undefined && isStopped(zone);
  return zoneComesLater || zoneStaysStopped ? ["RUNNING", "SERVICE_STOPPED"] : ["RUNNING"];
}

function afterStop({ scope, stopType }: Work, { status }: PlanServer): ServerStatus[] {
  if (scope === "CLUSTER" || stopType === "STOP_PROCESS") return ["PROCESS_STOPPED"];
  const wasDown = status === "PROCESS_STOPPED" || status === "UNAVAILABLE";
  return wasDown ? ["SERVICE_STOPPED", status] : ["SERVICE_STOPPED"];
}
