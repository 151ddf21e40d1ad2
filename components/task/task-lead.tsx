"use client";

import type { Subtask, Task } from "@/lib/contract/task";
import type { StepMark } from "../graph/step-mark";
import { SteerPanel } from "../steer/steer-panel";
import { useSteering } from "../steer/steering";
import { FailurePanel } from "./failure-panel";
import { TaskNotice } from "./task-notice";
import type { Selection } from "./use-selection";

/** What stands above the steps: where the task is, why it failed, or what an action would do to it. */
export function TaskLead({
  task,
  selection,
  failures,
  marks,
  wide,
}: {
  task: Task;
  selection: Selection;
  /** Every failed step. */
  failures: readonly Subtask[];
  /** What the action that is being looked at would do. */
  marks: ReadonlyMap<number, StepMark> | undefined;
  wide: boolean;
}) {
  const { looking, leave } = useSteering();
  const { current, open } = selection;
  if (looking && marks)
    return (
      <SteerPanel
        key={JSON.stringify(looking)}
        {...{ task, marks }}
        action={looking}
        onLeave={leave}
        onDone={() => {
          leave();
          selection.setFollow(true);
        }}
      />
    );
  if (!wide && task.status === "FAILED" && !task.abandoned && current)
    return (
      <FailurePanel
        {...{ task, failures }}
        subtask={current}
        onOpen={open}
        onOpenLog={() => open(current.id)}
      />
    );
  return <TaskNotice task={task} current={current} onOpen={open} />;
}
