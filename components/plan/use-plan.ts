"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type PlanRequest, planQuery } from "@/lib/client/plan-calls";
import type { Plan } from "@/lib/contract/plan";

/** A plan as it is known. */
export interface KnownPlan {
  /** The newest plan for the target, be it of other options. */
  plan: Plan | undefined;
  /** The plan is of other options than those asked for now, which are on their way. */
  isRenewing: boolean;
  /** Why it could not be asked for, or asked for again. */
  error: Error | null;
  refetch: () => void;
}

/** Plans an operation, and again while it is looked at. What was planned stays until there is another. */
export function usePlan(request: PlanRequest, isSending: boolean): KnownPlan {
  const { data, error, refetch } = useQuery(planQuery(request, isSending));
  const [kept, setKept] = useState(data);
  if (data && data !== kept) setKept(data);
  return {
    plan: data ?? kept,
    isRenewing: data === undefined && error === null,
    error,
    refetch: () => void refetch(),
  };
}
