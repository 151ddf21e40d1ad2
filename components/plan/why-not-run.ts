import type { PlanRequest } from "@/lib/client/plan-calls";
import { may } from "@/lib/contract/permission";
import type { Plan } from "@/lib/contract/plan";

/** Why what was planned cannot be run now. */
export type RunRefusal = "permission" | "force" | "impossible" | "renewing" | "stale" | "name";

interface Scene {
  plan: Pick<Plan, "impact" | "clusterName">;
  request: Pick<PlanRequest, "force" | "clusterId">;
  permissions: readonly string[];
  /** What was typed where the cluster's name is asked for. */
  typed: string;
  /** The plan is of other options than those chosen. */
  isRenewing: boolean;
  /** The plan could not be asked for again. */
  isStale: boolean;
}

/** The reason that weighs most, or undefined when one press runs it. The server decides again. */
export function whyNotRun(scene: Scene): RunRefusal | undefined {
  const { plan, request, permissions, typed, isRenewing, isStale } = scene;
  if (!may(permissions, updatePermission(request))) return "permission";
  if (request.force && !may(permissions, forcePermission(request))) return "force";
  if (isRenewing) return "renewing";
  if (isStale) return "stale";
  if (plan.impact === "IMPOSSIBLE") return "impossible";
  return asksForName(plan) && typed.trim() !== plan.clusterName ? "name" : undefined;
}

type Of = Pick<PlanRequest, "clusterId">;

/** What it takes to run a plan. */
export const updatePermission = ({ clusterId }: Of): string => `CLUSTER:${clusterId}:UPDATE`;

/** What it takes to run one although a check refuses it. */
export const forcePermission = ({ clusterId }: Of): string => `CLUSTER_FORCE:${clusterId}:UPDATE`;

/** A high impact asks for the cluster's name to be typed, so that no habit presses the button. */
export const asksForName = ({ impact }: Pick<Plan, "impact">): boolean => impact === "HIGH";
