import type { steer as en } from "../en/steer";

/** 任务干预与操作历史的文案。 */
export const steer: typeof en = {
  taskActions: "任务操作",
  stepActions: "步骤操作",
  action: {
    RETRY: "重试",
    ROLLBACK: "回滚",
    ABANDON: "放弃",
    SUBTASK_RETRY: "重试步骤",
    SUBTASK_SKIP: "跳过步骤",
    SUBTASK_CANCEL: "终止步骤",
  },
  retryTargets: "仅重试失败的对象（{count}）",
  whyNot: {
    permission: "您的角色缺少权限 TASK:UPDATE。",
    abandoned: "任务已放弃，无法再执行任何操作。",
    running: "任务仍在执行，失败后才能执行此操作。",
    succeeded: "任务已完成。",
    rolledBack: "任务已回滚。",
    rollbackFailed: "任务正在回滚，可再次回滚、跳过失败步骤或放弃任务。",
    prohibitRollback: "已开始的步骤中有不可撤销的步骤，任务无法回滚。",
    stepNotFailed: "仅失败的步骤可以重试或跳过。",
    prohibitSkip: "后续步骤依赖其结果，该步骤不允许跳过。",
    stepNotRunning: "仅执行中的步骤可以终止。",
  },
  title: {
    RETRY: "重试任务？",
    ROLLBACK: "回滚任务？",
    ABANDON: "放弃任务？",
    SUBTASK_RETRY:
      "{count, plural, =1 {{target, select, none {重试步骤“{step}”？} other {重试 {target} 上的步骤“{step}”？}}} other {重试 # 个对象上的步骤“{step}”？}}",
    SUBTASK_SKIP:
      "{target, select, none {跳过步骤“{step}”？} other {跳过 {target} 上的步骤“{step}”？}}",
    SUBTASK_CANCEL:
      "{target, select, none {终止步骤“{step}”？} other {终止 {target} 上的步骤“{step}”？}}",
  },
  will: {
    again: "{count} 个步骤将重新执行",
    next: "随后执行 {count} 个步骤",
    skip: "{count} 个步骤将视为已完成，但不会实际执行",
    undo: "{count} 个步骤将按相反顺序撤销",
    stop: "{count} 个执行中的步骤将被终止",
    end: "{count} 个步骤将保持现状",
  },
  note: {
    RETRY: "已完成的步骤不会重新执行，之前的执行记录与日志会保留。",
    ROLLBACK: "从未执行的步骤不受影响。回滚后的任务无法重试。",
    ABANDON: "放弃后无法再对任务执行任何操作，也不会撤销任何步骤，集群将保持当前状态。",
    SUBTASK_RETRY: "已完成的步骤不会重新执行。若仍有其他失败的步骤，后续步骤不会继续。",
    SUBTASK_SKIP:
      "系统不会检查该步骤应完成的工作是否已完成。若仍有其他失败的步骤，后续步骤不会继续。",
    SUBTASK_CANCEL: "该步骤将在一秒内失败，并行步骤结束后任务随之失败，之后可以重试。",
  },
  confirm: {
    RETRY: "立即重试",
    ROLLBACK: "立即回滚",
    ABANDON: "确认放弃",
    SUBTASK_RETRY: "立即重试",
    SUBTASK_SKIP: "立即跳过",
    SUBTASK_CANCEL: "终止该步骤",
  },
  reason: "原因（选填）",
  reasonHint: "将记录在任务历史与审计中",
  failedTitle: "操作未执行",
  unreachable: "控制台未响应，请先查看任务状态再重试。",
  openHolder: "查看任务 {task}",
  holder: "由 {user} 发起，已完成 {done}/{total} 个步骤。",
  history: {
    title: "操作历史",
    empty: "尚无人对该任务执行过操作。",
    failed: "操作历史读取失败，正在自动重试。",
    kind: {
      CREATE: "发起了任务",
      RETRY: "重试了任务",
      ROLLBACK: "回滚了任务",
      ABANDON: "放弃了任务",
      SUBTASK_RETRY: "重试了步骤",
      SUBTASK_SKIP: "跳过了步骤",
      SUBTASK_CANCEL: "终止了步骤",
    },
  },
};
