/** Why a task or a subtask cannot be shown or steered, by OCP's codes (4.2.2 error table). */
export const TASK_FAILURES = {
  TSK10001: { status: 404, en: "Task {0} does not exist", zh: "任务 {0} 不存在" },
  TSK10002: {
    status: 404,
    en: "Subtask {0} does not exist in task {1}",
    zh: "任务 {1} 中不存在子任务 {0}",
  },
  TSK10007: {
    status: 400,
    en: "Task {0} is {1} ({2}); this is possible only while it is FAILED and is not being rolled back",
    zh: "任务 {0} 当前状态为 {1}（{2}），仅当任务失败且未在回滚时可以执行此操作",
  },
  "TSK10007.failed": {
    status: 400,
    en: "Task {0} is {1}; this is possible only while it is FAILED",
    zh: "任务 {0} 当前状态为 {1}，仅当任务失败时可以执行此操作",
  },
  "TSK10007.abandoned": {
    status: 400,
    en: "Task {0} was given up; nothing can be done with it any more",
    zh: "任务 {0} 已放弃，无法再执行任何操作",
  },
  "TSK10007.overtaken": {
    status: 400,
    en: "Task {1} ({2}) has worked on {3} since; undoing task {0} now would undo what it did",
    zh: "任务 {1}（{2}）之后已操作过 {3}，此时回滚任务 {0} 会影响其结果",
  },
  "TSK10007.subtask": {
    status: 400,
    en: "Subtask {0} is {1} ({2}); this is possible only while it is FAILED and is not being rolled back",
    zh: "子任务 {0} 当前状态为 {1}（{2}），仅当子任务失败且未在回滚时可以执行此操作",
  },
  "TSK10007.skip": {
    status: 400,
    en: "Subtask {0} is {1}; only a FAILED one can be skipped",
    zh: "子任务 {0} 当前状态为 {1}，仅失败的子任务可以跳过",
  },
  "TSK10007.cancel": {
    status: 400,
    en: "Subtask {0} is {1}; only a RUNNING one can be canceled",
    zh: "子任务 {0} 当前状态为 {1}，仅运行中的子任务可以终止",
  },
  TSK10009: {
    status: 400,
    en: "Task {0} cannot be rolled back: {1} cannot be undone",
    zh: "任务 {0} 无法回滚：{1} 不可撤销",
  },
  TSK10010: {
    status: 400,
    en: "Subtask {0} ({1}) must not be skipped: what comes after it relies on it",
    zh: "子任务 {0}（{1}）不允许跳过，后续步骤依赖其结果",
  },
} as const satisfies Record<string, { status: number; en: string; zh: string }>;
