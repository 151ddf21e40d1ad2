import type { PlanImpact } from "@/lib/contract/plan";
import type { ImpactReason } from "./plan-words";
import type { CheckPlan, TaskPlan } from "./task-plan";
import { isStopped, type Work } from "./work";

type Reasons = { reason: ImpactReason; params: readonly (string | number)[] }[];

/** How grave an operation is, and why; the confirmation that is asked for grows with it. */
export function judgeImpact(
  work: Work,
  checks: readonly CheckPlan[],
  lost: readonly string[],
): Pick<TaskPlan, "impact" | "impactReasons"> {
  const refused = checks.filter((one) => one.level === "BLOCK" && !(one.forcible && work.force));
  const refusal = when(refused.length > 0, "refused", refused.length);
  const high = [
    ...when(work.force, "force"),
    ...when(work.wholeCluster, "whole-cluster", work.facts.clusterName),
    ...when(lost.length > 0, "lost", lost.length, lost[0] ?? ""),
  ];
  const serving = countServing(work);
  const medium = when(serving > 0, "interrupted", serving);
  const idle = work.scope === "SERVER" ? work.zones.find(isStopped) : undefined;
  const low = [
    ...when(serving === 0, "nothing"),
    ...when(idle !== undefined && work.action === "START", "zone-stays-stopped", idle?.name ?? ""),
  ];
  const byLevel: [PlanImpact, Reasons][] = [
    ["IMPOSSIBLE", refusal],
    ["HIGH", high],
    ["MEDIUM", medium],
    ["LOW", low],
  ];
  return {
    impact: byLevel.find(([, reasons]) => reasons.length > 0)?.[0] ?? "LOW",
    impactReasons: byLevel.flatMap(([, reasons]) => reasons),
  };
}

const when = (
  holds: boolean,
  reason: ImpactReason,
  ...params: readonly (string | number)[]
): Reasons => (holds ? [{ reason, params }] : []);

function countServing({ outages }: Work): number {
  return outages.flatMap(({ servers }) => servers).filter(({ status }) => status === "RUNNING")
    .length;
}
