"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type PlanRequest, runPlan } from "@/lib/client/plan-calls";
import { clusterQuery } from "@/lib/client/queries";

/** Asks once for what was planned and goes to the task; a refusal also plans anew. */
export function useRunPlan(request: PlanRequest) {
  const router = useRouter();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (given: { reason: string; stateVersion: string }) => runPlan(request, given),
    onSuccess: (task) => router.push(`/tasks/${task.id}`),
    onError: () => void queries.invalidateQueries({ queryKey: ["plan"] }),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ["clusters"] });
      void queries.invalidateQueries({ queryKey: ["tasks"] });
      void queries.invalidateQueries(clusterQuery(request.clusterId));
    },
  });
}
