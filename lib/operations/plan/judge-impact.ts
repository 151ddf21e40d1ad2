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
  const serving = countServing(work);
  const byLevel: [PlanImpact, Reasons][] = [
    ["IMPOSSIBLE", when(refused.length > 0, "refused", refused.length)],
    ["HIGH", when(work.force, "force")],
    ["HIGH", when(work.wholeCluster, "whole-cluster", work.facts.clusterName)],
    ["HIGH", when(lost.length > 0, "lost", lost.length, lost[0] ?? "")],
    ["MEDIUM", when(serving > 0, "interrupted", serving)],
  ];
  const [impact] = byLevel.find(([, reasons]) => reasons.length > 0) ?? ["LOW"];
  const reasons = byLevel.flatMap(([, those]) => those);
  const idle = work.scope === "SERVER" ? work.zones.find(isStopped) : undefined;
  return {
    impact,
    impactReasons: [
      ...(reasons.length > 0 ? reasons : when(true, "nothing")),
      ...when(
        work.action === "START" && idle !== undefined,
        "zone-stays-stopped",
        idle?.name ?? "",
      ),
    ],
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
