"use client";

import { parseAsStringLiteral, useQueryState, useQueryStates } from "nuqs";
import type { PlanRequest } from "@/lib/client/plan-calls";
import { type AddressProblem, PLAN_PARAMS, type PlanQuery, readPlanAddress } from "./plan-address";

/** Changes options of the plan, which are part of its address. */
export type SetOptions = (
  options: Partial<Pick<PlanQuery, "type" | "freeze" | "force" | "atOnce">>,
) => void;

/** What the address of the page says is to be planned, and how to change its options. */
export function usePlanAddress(
  clusterId: number,
): [PlanRequest | { problem: AddressProblem }, SetOptions] {
  const [query, set] = useQueryStates(PLAN_PARAMS);
  return [readPlanAddress(clusterId, query), (options) => void set(options)];
}

const VIEWS = ["graph", "list"] as const;

/** Whether the steps are a graph or a list; in the address as well. */
export const useStepsView = () =>
  useQueryState("view", parseAsStringLiteral(VIEWS).withDefault("graph"));
