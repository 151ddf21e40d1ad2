import { subtaskKey } from "./graph";
import type { PlanServer } from "./plan-facts";
import type { StepId } from "./step-kinds";
import type { SubtaskPlan, TaskPlan } from "./task-plan";
import { isStopped, type PlanZone, type Work } from "./work";

type Redundancy = Omit<TaskPlan["redundancy"], "lost">;
type InService = ReadonlyMap<string, number>;

/** From when on so many servers of some zones are in service. */
interface Change {
  subtaskKey: string | undefined;
  zones: InService;
}

/** How many servers serve before, in between and after, by zone; what changes at once is one entry. */
export function findRedundancy(work: Work, subtasks: readonly SubtaskPlan[]): Redundancy {
  const { facts } = work;
  const before = count(facts.zones, facts.servers.filter(isServing));
  const totals = count(facts.zones, facts.servers);
  const course: Redundancy["course"][number][] = [entry(before)];
  const worst = new Map(before);
  const now = new Map(before);
  for (const { zones, subtaskKey: key } of findChanges(work, subtasks)) {
    const changed = [...zones].filter(([name, servers]) => now.get(name) !== servers);
    if (changed.length === 0) continue;
    for (const [name, servers] of changed) {
      now.set(name, servers);
      worst.set(name, Math.min(worst.get(name) ?? 0, servers));
    }
    course.push({ ...entry(now), ...(key !== undefined && { subtaskKey: key }) });
  }
  const zones = facts.zones.map(({ name }) => ({
    name,
    total: totals.get(name) ?? 0,
    before: before.get(name) ?? 0,
    worst: worst.get(name) ?? 0,
    after: now.get(name) ?? 0,
  }));
  return { zones, course };
}

const isServing = ({ status }: PlanServer): boolean => status === "RUNNING";

function count(zones: readonly PlanZone[], servers: readonly PlanServer[]): Map<string, number> {
  const counts = new Map(zones.map(({ name }) => [name, 0]));
  for (const { zoneName } of servers) counts.set(zoneName, (counts.get(zoneName) ?? 0) + 1);
  return counts;
}

const entry = (inService: InService) => ({
  zones: Object.fromEntries(inService),
  servers: [...inService.values()].reduce((sum, servers) => sum + servers, 0),
});

function findChanges(work: Work, subtasks: readonly SubtaskPlan[]): Change[] {
  const changes: Change[] = [];
  const back = work.action !== "STOP";
  for (const outage of work.outages) {
    const keys = keysOf(work, subtasks, outage.zones[0]);
    changes.push({ subtaskKey: keys.down, zones: during(work, outage.zones, outage.serverIds) });
    if (back) changes.push({ subtaskKey: keys.up, zones: after(work, outage.zones) });
  }
  if (work.outages.length === 0 && back)
    changes.push({
      subtaskKey: keysOf(work, subtasks, undefined).up,
      zones: after(work, work.zones),
    });
  return changes;
}

function during({ facts }: Work, zones: readonly PlanZone[], downIds: readonly number[]) {
  const down = new Set(downIds);
  return countIn(zones, (server) => isServing(server) && !down.has(server.id), facts.servers);
}

/** A zone that is stopped as a whole serves again only when the zone is started, not its servers. */
function after({ facts, scope, servers }: Work, zones: readonly PlanZone[]) {
  const started = new Set(servers.map(({ id }) => id));
  const idle = new Set(scope === "SERVER" ? zones.filter(isStopped).map(({ name }) => name) : []);
  return countIn(
    zones,
    (server) => isServing(server) || (started.has(server.id) && !idle.has(server.zoneName)),
    facts.servers,
  );
}

function countIn(
  zones: readonly PlanZone[],
  serves: (server: PlanServer) => boolean,
  servers: readonly PlanServer[],
): InService {
  const names = new Set(zones.map(({ name }) => name));
  return count(
    zones,
    servers.filter((server) => names.has(server.zoneName) && serves(server)),
  );
}

/** The subtasks that take what is meant out of service and bring it back, by their keys. */
function keysOf(work: Work, subtasks: readonly SubtaskPlan[], zone: PlanZone | undefined) {
  if (work.action === "ROLLING_RESTART" && zone)
    return { down: subtaskKey("stop-zone", { zone }), up: subtaskKey("start-zone", { zone }) };
  const first = (id: StepId) => subtasks.find(({ stepId }) => stepId === id)?.key;
  return {
    SERVER: {
      down: first("stop-server"),
      up: work.servers.length === 1 ? first("start-server") : first("wait-node"),
    },
    ZONE: { down: first("stop-zone"), up: first("start-zone") },
    CLUSTER: { down: first("stop-observer-process"), up: first("update-zone-status") },
  }[work.scope];
}
