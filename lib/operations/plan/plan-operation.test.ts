import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isOutage } from "@/lib/contract/action";
import { FAILURES } from "@/lib/contract/failure";
import { checkDag } from "@/lib/store/check-dag";
import { anyOperation } from "@/lib/testing/any-operation";
import { groupBy } from "../group-by";
import { lockOf } from "./lock-objects";
import type { OperationRequest } from "./operation-request";
import type { PlanFacts } from "./plan-facts";
import { planOperation } from "./plan-operation";
import {
  CHECK_REASONS,
  CHECK_TITLES,
  type CheckReason,
  IMPACT_REASONS,
  type ImpactReason,
} from "./plan-words";
import type { SubtaskPlan, TaskPlan } from "./task-plan";

const cases = anyOperation.map(({ facts, request }) => ({
  world: facts,
  asked: request,
  plan: planOperation(request, facts),
}));
type Case = { world: PlanFacts; asked: OperationRequest; plan: TaskPlan };

/** Holds for every operation over every cluster that is generated. */
const always = (holds: (one: Case) => void) =>
  fc.assert(
    fc.property(cases, (one) => {
      holds(one);
    }),
    { numRuns: 200 },
  );

describe("every plan", () => {
  test("is a DAG in which each subtask comes after what it waits for", () => {
    always(({ plan }) => {
      expect(() => checkDag(plan.subtasks)).not.toThrow();
      const seen = new Set<string>();
      for (const { key, upstreams } of plan.subtasks) {
        expect(upstreams.filter((upstream) => !seen.has(upstream))).toEqual([]);
        seen.add(key);
      }
    });
  });

  test("has barriers that nothing bypasses", () => {
    always(({ plan }) => {
      const joins = plan.subtasks.flatMap(({ parallelIdx }, at) => (parallelIdx < 0 ? at : []));
      for (const join of joins) {
        const before = new Set(plan.subtasks.slice(0, join).map(({ key }) => key));
        const bypassing = plan.subtasks
          .slice(join + 1)
          .filter(({ upstreams }) => upstreams.some((upstream) => before.has(upstream)));
        expect(bypassing).toEqual([]);
      }
    });
  });

  test("has no edge that another path makes needless", () => {
    always(({ plan }) => {
      expect(needlessEdges(plan.subtasks)).toEqual([]);
    });
  });

  test("begins with one subtask or with one per server, and ends with the cluster's status", () => {
    always(({ plan, asked }) => {
      const roots = plan.subtasks.filter(({ upstreams }) => upstreams.length === 0);
      expect(roots).toHaveLength(asked.scope === "SERVER" ? plan.servers.length : 1);
      const waited = new Set(plan.subtasks.flatMap(({ upstreams }) => upstreams));
      const ends = plan.subtasks.filter(({ key }) => !waited.has(key));
      expect(ends.map(({ stepId }) => stepId)).toEqual(["update-cluster-status"]);
    });
  });

  test("counts the members of a parallel group from 0", () => {
    always(({ plan }) => {
      const { subtasks } = plan;
      for (const [at, { parallelIdx, stepId }] of subtasks.entries())
        if (parallelIdx > 0)
          expect(subtasks[at - 1]).toMatchObject({ stepId, parallelIdx: parallelIdx - 1 });
    });
  });

  test("has the same steps for every server that it is about, the status of each last", () => {
    always(({ plan }) => {
      const byServer = groupBy(
        plan.subtasks.filter(({ target }) => target?.serverId !== undefined),
        ({ target }) => target?.serverId,
      );
      expect([...byServer.keys()].sort()).toEqual(plan.servers.map(({ id }) => id).sort());
      const courses = [...byServer.values()].map((own) => own.map(({ stepId }) => stepId));
      for (const course of courses) expect(course).toEqual(courses[0]);
      for (const course of courses) expect(course.at(-1)).toBe("update-observer-status");
    });
  });

  test("holds all that it is about, and the right to an outage if it is one", () => {
    always(({ plan, world, asked }) => {
      const { action, scope, zoneName } = asked;
      const servers = world.servers.filter(
        ({ id, ...one }) =>
          scope === "CLUSTER" ||
          (scope === "ZONE" ? one.zoneName === zoneName : asked.serverIds?.includes(id)),
      );
      const zones = world.zones.filter(
        ({ name }) => scope === "CLUSTER" || (scope === "ZONE" && name === zoneName),
      );
      expect([...plan.locks].sort()).toEqual(
        [
          ...servers.map(({ id }) => lockOf.server(id)),
          ...zones.map(({ id }) => lockOf.zone(id)),
          ...(scope === "CLUSTER" ? [lockOf.cluster(world.clusterId)] : []),
          ...(isOutage(action) ? [lockOf.outage(world.clusterId)] : []),
        ].sort(),
      );
    });
  });

  test("that would lose a majority is refused, also by force, unless all goes down on purpose", () => {
    always(({ plan, world, asked }) => {
      if (!isOutage(asked.action) || isWhole(asked)) return;
      const broken = groupsOf(asked, world).some((down) => losesMajority(world, down));
      expect(plan.checks.find(({ id }) => id === "majority")?.level).toBe(
        broken || !world.logStreams?.length ? "BLOCK" : "PASS",
      );
      if (broken || plan.redundancy.lost.length > 0) expect(plan.impact).toBe("IMPOSSIBLE");
    });
  });

  test("leaves at least one server in service unless all goes down on purpose or it is refused", () => {
    always(({ plan, asked }) => {
      if (!isOutage(asked.action) || isWhole(asked) || plan.impact === "IMPOSSIBLE") return;
      expect(Math.min(...plan.redundancy.course.map(({ servers }) => servers))).toBeGreaterThan(0);
    });
  });

  test("has at its worst no more servers in service than before, and none too many", () => {
    always(({ plan, asked }) => {
      const { zones, course } = plan.redundancy;
      for (const { name, total, before, worst, after } of zones) {
        expect(worst).toBeLessThanOrEqual(Math.min(before, after));
        expect(Math.max(before, after)).toBeLessThanOrEqual(total);
        if (asked.action === "START") expect(worst).toBe(before);
        expect(course[0]?.zones[name]).toBe(before);
        expect(course.at(-1)?.zones[name]).toBe(after);
        expect(Math.min(...course.map((entry) => entry.zones[name] ?? 0))).toBe(worst);
      }
      for (const entry of course)
        expect(Object.values(entry.zones).reduce((sum, one) => sum + one, 0)).toBe(entry.servers);
    });
  });

  test("tells when servers go and come back by subtasks that it has", () => {
    always(({ plan }) => {
      const keys = new Set(plan.subtasks.map(({ key }) => key));
      for (const { subtaskKey } of plan.redundancy.course.slice(1))
        expect(keys).toContain(subtaskKey);
    });
  });

  test("can be said in both languages with every parameter that the words name", () => {
    always(({ plan }) => {
      const said = [
        ...plan.checks.map((check) => ({
          words: check.level === "BLOCK" ? FAILURES[check.failure] : wordsOf(check.reason),
          params: check.params,
        })),
        ...plan.impactReasons.map(({ reason, params }) => ({ words: wordsOf(reason), params })),
      ];
      for (const { words, params } of said)
        for (const text of [words?.en, words?.zh])
          expect(placesIn(text ?? "no words {9}")).toBeLessThanOrEqual(params.length);
      expect(plan.checks.filter(({ id }) => !(id in CHECK_TITLES))).toEqual([]);
    });
  });

  test("is the same again for the same question", () => {
    always(({ plan, world, asked }) => {
      expect(planOperation(asked, world)).toEqual(plan);
    });
  });
});

const isWhole = ({ action, scope }: OperationRequest) =>
  scope === "CLUSTER" && action !== "ROLLING_RESTART";

/** The names of the servers that an operation takes down together, one group after the other. */
function groupsOf({ action, scope, serverIds, zoneName }: OperationRequest, world: PlanFacts) {
  const names = (servers: PlanFacts["servers"]) => servers.map(({ name }) => name);
  if (action === "ROLLING_RESTART")
    return world.zones.map((zone) =>
      names(world.servers.filter((server) => server.zoneName === zone.name)),
    );
  return [
    names(
      world.servers.filter((one) =>
        scope === "ZONE" ? one.zoneName === zoneName : serverIds?.includes(one.id),
      ),
    ),
  ];
}

/** By the rule of OceanBase's own tools, written down here once more. */
function losesMajority({ servers, logStreams = [] }: PlanFacts, down: readonly string[]): boolean {
  const up = servers
    .filter(({ status }) => status === "RUNNING" || status === "SERVICE_STOPPED")
    .map(({ name }) => name)
    .filter((name) => !down.includes(name));
  return logStreams
    .filter(({ members }) => members.some((member) => down.includes(member.server)))
    .some(({ members, replicaCount }) => {
      const left = members.filter((member) => member.inSync && up.includes(member.server));
      return left.length <= replicaCount / 2;
    });
}

const wordsOf = (reason: string) =>
  ({ ...CHECK_REASONS, ...IMPACT_REASONS })[reason as CheckReason | ImpactReason];

/** How many parameters a text asks for. */
const placesIn = (text: string) =>
  Math.max(0, ...[...text.matchAll(/\{(\d)\}/g)].map(([, place]) => Number(place) + 1));

/** Edges whose upstream is also reached by another upstream. */
function needlessEdges(subtasks: readonly SubtaskPlan[]): string[] {
  const reached = new Map<string, Set<string>>();
  return subtasks.flatMap(({ key, upstreams }) => {
    const far = new Set(upstreams.flatMap((upstream) => [...(reached.get(upstream) ?? [])]));
    reached.set(key, new Set([...far, ...upstreams]));
    return upstreams.filter((upstream) => far.has(upstream)).map((from) => `${from} > ${key}`);
  });
}
