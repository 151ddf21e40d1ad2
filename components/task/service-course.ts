import type { Subtask } from "@/lib/contract/task";

/** How many servers of a zone serve from a moment on. */
interface CoursePoint {
  atMs: number;
  inService: number;
}

export interface ZoneCourse {
  name: string;
  total: number;
  /** In order of time; the first is the state before the task. */
  points: readonly CoursePoint[];
}

/** The moment at which the fewest servers served. */
interface WorstMoment {
  atMs: number;
  zone: string;
  inService: number;
  total: number;
  /** In all zones. */
  all: number;
  allTotal: number;
}

/** Servers in service over a task's course, by what its subtasks did and when. */
export interface ServiceCourse {
  zones: readonly ZoneCourse[];
  /** Undefined when no server has left service. */
  worst: WorstMoment | undefined;
}

type Step = Pick<Subtask, "name" | "status" | "operation" | "startTime" | "finishTime" | "target">;

const TAKES_OUT: ReadonlySet<string> = new Set([
  "Stop zone",
  "Stop server",
  "Stop observer process",
]);
const BRINGS_BACK = [
  "Start zone",
  "Start server",
  "Wait observer active",
  "Wait observer accessible",
];

const MATTERS: ReadonlySet<string> = new Set([...TAKES_OUT, ...BRINGS_BACK]);

/**
 * A server leaves service when the first step that stops it, or its zone, begins. It is back when the
 * zone was started again, else when the server was, else when it was waited for.
 */
export function serviceCourse(steps: readonly Step[], startMs: number): ServiceCourse {
  const { zones, ofServer, ofZone } = sort(steps);
  const changes = [...zones].flatMap(([zone, servers]) => {
    const around = [...(ofZone.get(zone) ?? []), ...(ofZone.get("") ?? [])];
    return [...servers].flatMap((id) => {
      const span = outOf([...(ofServer.get(id) ?? []), ...around]);
      if (!span) return [];
      const out = { atMs: Math.max(startMs, span.fromMs), zone, by: -1 };
      return span.toMs === undefined ? [out] : [out, { atMs: span.toMs, zone, by: 1 }];
    });
  });
  changes.sort((a, b) => a.atMs - b.atMs || b.by - a.by);
  return follow(changes, zones, startMs);
}

/** Steps that stop or start something, by server and by zone; those of the cluster under no name. */
function sort(steps: readonly Step[]) {
  const zones = new Map<string, Set<number>>();
  const ofServer = new Map<number, Step[]>();
  const ofZone = new Map<string, Step[]>();
  for (const step of steps) {
    const { serverId, zoneName = "" } = step.target ?? {};
    if (serverId !== undefined)
      zones.set(zoneName, (zones.get(zoneName) ?? new Set()).add(serverId));
    if (!MATTERS.has(step.name)) continue;
    if (serverId === undefined) push(ofZone, zoneName, step);
    else push(ofServer, serverId, step);
  }
  return { zones, ofServer, ofZone };
}

function push<Key>(map: Map<Key, Step[]>, key: Key, step: Step): void {
  const known = map.get(key);
  if (known) known.push(step);
  else map.set(key, [step]);
}

function outOf(steps: readonly Step[]): { fromMs: number; toMs: number | undefined } | undefined {
  const begun = steps.filter(({ name, startTime }) => TAKES_OUT.has(name) && startTime);
  if (begun.length === 0) return undefined;
  const fromMs = Math.min(...begun.map(({ startTime }) => Date.parse(startTime ?? "")));
  if (begun.every(isUndone)) return { fromMs, toMs: endMs(begun) };
  const back = BRINGS_BACK.map((name) => steps.filter((step) => step.name === name)).find(
    (found) => found.length > 0,
  );
  const isBack = back?.every(({ status }) => status === "SUCCESSFUL");
  return { fromMs, toMs: isBack && back ? endMs(back) : undefined };
}

const isUndone = ({ status, operation }: Step) => status === "PENDING" && operation === "ROLLBACK";

function endMs(steps: readonly Step[]): number | undefined {
  const ends = steps.flatMap(({ finishTime }) => (finishTime ? [Date.parse(finishTime)] : []));
  return ends.length > 0 ? Math.max(...ends) : undefined;
}

function follow(
  changes: readonly { atMs: number; zone: string; by: number }[],
  servers: ReadonlyMap<string, ReadonlySet<number>>,
  startMs: number,
): ServiceCourse {
  const zones = new Map(
    [...servers]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([name, ids]) => [
        name,
        { name, total: ids.size, points: [{ atMs: startMs, inService: ids.size }] },
      ]),
  );
  const allTotal = [...servers.values()].reduce((sum, { size }) => sum + size, 0);
  let all = allTotal;
  let worst: WorstMoment | undefined;
  for (const { atMs, zone: name, by } of changes) {
    const zone = zones.get(name);
    const last = zone?.points.at(-1);
    if (!zone || !last) continue;
    const inService = last.inService + by;
    if (last.atMs === atMs) last.inService = inService;
    else zone.points.push({ atMs, inService });
    all += by;
    if (by < 0 && (!worst || all < worst.all))
      worst = { atMs, zone: name, inService, total: zone.total, all, allTotal };
  }
  return { zones: [...zones.values()], worst };
}
