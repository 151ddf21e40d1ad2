"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "@/lib/client/call";
import { taskEventsKey } from "@/lib/client/task-events";
import { taskQuery } from "@/lib/client/task-feed";
import {
  abandonTask,
  cancelSubtask,
  retrySubtask,
  retryTask,
  rollbackTask,
  skipSubtask,
} from "@/lib/contract/steering";
import type { SteerAction } from "./steer-action";

const TASK_ENDPOINTS = { RETRY: retryTask, ROLLBACK: rollbackTask, ABANDON: abandonTask } as const;
const STEP_ENDPOINTS = {
  SUBTASK_RETRY: retrySubtask,
  SUBTASK_SKIP: skipSubtask,
  SUBTASK_CANCEL: cancelSubtask,
} as const;

/** Does an action to a task, once, and then asks for the task, which is followed from there on. */
export function useSteer(taskId: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ action, reason }: { action: SteerAction; reason: string }) => {
      const body = reason === "" ? {} : { reason };
      if (!("stepIds" in action)) {
        await call(TASK_ENDPOINTS[action.kind], { params: { taskId }, body });
        return;
      }
      for (const subtaskId of action.stepIds)
        await call(STEP_ENDPOINTS[action.kind], { params: { taskId, subtaskId }, body });
    },
    onSettled: () => {
      void queries.refetchQueries({ queryKey: taskQuery(taskId).queryKey });
      void queries.invalidateQueries({ queryKey: taskEventsKey(taskId) });
      void queries.invalidateQueries({ queryKey: ["tasks"] });
      void queries.invalidateQueries({ queryKey: ["clusters"] });
    },
  });
}
