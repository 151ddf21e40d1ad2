import { Failure, type Locale } from "@/lib/contract/failure";
import type { Plan, PlanCheck, PlannedSubtask } from "@/lib/contract/plan";
import type { UsualTimes } from "./find-usual";
import { type Course, courseOf } from "./longest-path";
import type { OperationRequest } from "./operation-request";
import type { PlanFacts } from "./plan-facts";
import { planSpeaker } from "./say-plan";
import { STEP_KINDS, type StepKind } from "./step-kinds";
import { STEP_PURPOSES } from "./step-purposes";
import type { CheckPlan, SubtaskPlan, TaskPlan } from "./task-plan";

/** All that the answer to a plan is made of. */
export interface PlanParts {
  request: OperationRequest;
  facts: PlanFacts;
  plan: TaskPlan;
  usual: UsualTimes;
  stateVersion: string;
  locale: Locale;
}

type Speaker = ReturnType<typeof planSpeaker>;

/** A plan as answered: subtasks count from 1 in their order, words are in the caller's language. */
export function toPlan(parts: PlanParts): Plan {
  const { request, facts, plan, usual, stateVersion, locale } = parts;
  const speaker = planSpeaker(locale);
  const course = courseOf(plan.subtasks, usual);
  const whole = usual.ofTask(plan.name, plan.subtasks.length) ?? course.whole;
  return {
    action: request.action,
    scope: request.scope,
    name: plan.name,
    clusterId: facts.clusterId,
    clusterName: facts.clusterName,
    servers: plan.servers.map(({ id, name, zoneName }) => ({ id, name, zoneName })),
    subtasks: toSubtasks(plan.subtasks, usual, locale),
    checks: plan.checks.map((check) => toCheck(check, speaker, locale)),
    impact: plan.impact,
    impactReasons: plan.impactReasons.map(({ reason, params }) => speaker.impact(reason, params)),
    redundancy: { ...plan.redundancy, course: toCourse(plan, course) },
    ...(whole && { usual: whole }),
    stateVersion,
  };
}

function toSubtasks(
  subtasks: readonly SubtaskPlan[],
  usual: UsualTimes,
  locale: Locale,
): PlannedSubtask[] {
  const ids = idsOf(subtasks);
  const downstreams = new Map<string, number[]>(subtasks.map(({ key }) => [key, []]));
  for (const { key, upstreams } of subtasks)
    for (const upstream of upstreams) downstreams.get(upstream)?.push(ids.get(key) ?? 0);
  return subtasks.map(({ key, stepId, parallelIdx, upstreams, target }, seriesId) => {
    const kind: StepKind = STEP_KINDS[stepId];
    const its = usual.ofStep(stepId);
    return {
      id: seriesId + 1,
      name: kind.title,
      description: kind.title,
      purpose: STEP_PURPOSES[stepId][locale],
      seriesId,
      timeout: Math.ceil(kind.timeoutMs / 1000),
      parallelIdx,
      prohibitRollback: kind.prohibitRollback ?? false,
      prohibitSkip: kind.prohibitSkip ?? false,
      upstreams: upstreams.map((upstream) => ids.get(upstream) ?? 0).sort((a, b) => a - b),
      downstreams: downstreams.get(key) ?? [],
      ...(target && { target }),
      ...(its && { usual: its }),
    };
  });
}

const idsOf = (subtasks: readonly SubtaskPlan[]) =>
  new Map(subtasks.map(({ key }, index) => [key, index + 1]));

function toCheck(check: CheckPlan, speaker: Speaker, locale: Locale): PlanCheck {
  const isBlock = check.level === "BLOCK";
  const advice = speaker.advice(isBlock ? check.failure : check.reason);
  return {
    id: check.id,
    level: check.level,
    title: speaker.title(check.id),
    reason: isBlock
      ? new Failure(check.failure, check.params).in(locale)
      : speaker.reason(check.reason, check.params),
    ...(advice && { advice }),
    ...(isBlock && check.forcible && { forcible: check.forcible }),
    ...(isBlock && check.holder && { holder: check.holder }),
  };
}

function toCourse({ subtasks, redundancy }: TaskPlan, course: Course) {
  const ids = idsOf(subtasks);
  return redundancy.course.map(({ subtaskKey, zones, servers }) => {
    const at = subtaskKey === undefined ? undefined : course.endOf(subtaskKey)?.p50Ms;
    return {
      zones,
      servers,
      ...(subtaskKey !== undefined && { subtaskId: ids.get(subtaskKey) }),
      ...(at !== undefined && { atMs: at }),
    };
  });
}
