/** Words of steering a task and of its history. */
export const steer = {
  taskActions: "Actions on the task",
  stepActions: "Actions on the step",
  action: {
    RETRY: "Retry",
    ROLLBACK: "Roll back",
    ABANDON: "Give up",
    SUBTASK_RETRY: "Retry step",
    SUBTASK_SKIP: "Skip step",
    SUBTASK_CANCEL: "Cancel step",
  },
  retryTargets: "Retry only the failed targets ({count})",
  whyNot: {
    permission: "None of your roles has the permission TASK:UPDATE for this task.",
    abandoned: "The task was given up; nothing can be done with it any more.",
    running: "This is possible once the task has failed. It still runs.",
    succeeded: "The task has succeeded.",
    rolledBack: "The task has been rolled back.",
    rollbackFailed:
      "The task is being rolled back. Its rollback can be tried again, skipped past or given up.",
    prohibitRollback: "A step that has begun cannot be undone, so the task cannot be rolled back.",
    stepNotFailed: "Only a failed step can be retried or skipped.",
    prohibitSkip: "This step must not be skipped: what comes after it relies on it.",
    stepNotRunning: "Only a running step can be canceled.",
  },
  title: {
    RETRY: "Retry the task?",
    ROLLBACK: "Roll the task back?",
    ABANDON: "Give the task up?",
    SUBTASK_RETRY:
      "{count, plural, =1 {{target, select, none {Retry {step}?} other {Retry {step} on {target}?}}} other {Retry {step} on # targets?}}",
    SUBTASK_SKIP: "{target, select, none {Skip {step}?} other {Skip {step} on {target}?}}",
    SUBTASK_CANCEL: "{target, select, none {Cancel {step}?} other {Cancel {step} on {target}?}}",
  },
  will: {
    again: "{count, plural, =1 {1 step runs again} other {# steps run again}}",
    next: "{count, plural, =1 {then 1 more runs} other {then # more run}}",
    skip: "{count, plural, =1 {1 step counts as done without being done} other {# steps count as done without being done}}",
    undo: "{count, plural, =1 {1 step is undone} other {# steps are undone, the last first}}",
    stop: "{count, plural, =1 {1 running step is ended} other {# running steps are ended}}",
    end: "{count, plural, =1 {1 step stays as it is} other {# steps stay as they are}}",
  },
  note: {
    RETRY: "What has succeeded is not run again. Earlier attempts and their logs stay.",
    ROLLBACK: "What was never run is left alone. A task that was rolled back cannot be retried.",
    ABANDON:
      "Nothing can be done with this task any more, and nothing is undone: the cluster stays as it is now.",
    SUBTASK_RETRY:
      "What has succeeded is not run again. While another step is left that failed, nothing else goes on.",
    SUBTASK_SKIP:
      "Nothing checks that what this step should do is done. While another step is left that failed, nothing else goes on.",
    SUBTASK_CANCEL:
      "The step fails within a second and the task with it, once what runs beside it has ended. It can be retried then.",
  },
  confirm: {
    RETRY: "Retry now",
    ROLLBACK: "Roll back now",
    ABANDON: "Give up for good",
    SUBTASK_RETRY: "Retry now",
    SUBTASK_SKIP: "Skip now",
    SUBTASK_CANCEL: "Cancel the step",
  },
  reason: "Reason (optional)",
  reasonHint: "Kept in the task's history and in the audit",
  failedTitle: "This was not done",
  unreachable: "The console did not answer. Look at the task before you try again.",
  openHolder: "Open task {task}",
  holder: "Started by {user}, {done} of {total} steps done.",
  history: {
    title: "History",
    empty: "Nobody has done anything to this task yet.",
    failed: "The history could not be read. It is asked for again by itself.",
    kind: {
      CREATE: "started the task",
      RETRY: "retried the task",
      ROLLBACK: "rolled the task back",
      ABANDON: "gave the task up",
      SUBTASK_RETRY: "retried",
      SUBTASK_SKIP: "skipped",
      SUBTASK_CANCEL: "canceled",
    },
  },
};
