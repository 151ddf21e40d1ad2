import type { Locale } from "@/lib/contract/failure";
import type { StepError, Subtask, Task } from "@/lib/contract/task";

const WORDS = {
  en: {
    task: "Task",
    status: "Status",
    cluster: "Cluster",
    target: "Works on",
    creator: "Asked for by",
    reason: "Reason",
    created: "Created",
    started: "Started",
    ended: "Ended",
    progress: "Progress",
    ofSuccessful: "successful",
    failed: "failed",
    running: "running",
    seen: "Written down",
    subtasks: "Subtasks",
    runs: "Runs",
    executor: "Executor",
    upstreams: "After",
    error: "Error",
    hint: "Advice",
    tail: "Last lines of the observer's log",
  },
  zh: {
    task: "任务",
    status: "状态",
    cluster: "集群",
    target: "操作对象",
    creator: "发起人",
    reason: "原因",
    created: "创建时间",
    started: "开始时间",
    ended: "结束时间",
    progress: "进度",
    ofSuccessful: "成功",
    failed: "失败",
    running: "运行中",
    seen: "导出时间",
    subtasks: "子任务",
    runs: "执行次数",
    executor: "执行者",
    upstreams: "上游",
    error: "错误",
    hint: "建议",
    tail: "observer 日志末尾",
  },
} as const satisfies Record<Locale, Record<string, string>>;

type Fact = readonly [word: keyof (typeof WORDS)["en"], value: string | number | undefined];

/** A task with all its subtasks as text for a person, a subtask at a time. Holds what the API shows, and no more. */
export async function* describeTask(task: Task, locale: Locale): AsyncGenerator<string> {
  const words = WORDS[locale];
  yield `${words.task} ${task.id}: ${task.name}\n${linesOf(locale, "", headOf(task, locale))}`;
  yield `\n${words.subtasks}\n`;
  for (const one of task.subtasks)
    yield `\n${one.id}: ${one.name}\n${linesOf(locale, "  ", factsOf(one))}${tailOf(locale, one.error)}`;
}

function headOf(task: Task, locale: Locale): Fact[] {
  const { cluster, target, progress } = task;
  const { ofSuccessful, failed, running } = WORDS[locale];
  return [
    ["status", `${task.status} (${task.operation})`],
    ["cluster", `${cluster.name} (${cluster.id}, obClusterId ${cluster.obClusterId})`],
    ["target", target && [target.scope, target.name, target.zoneName].filter(Boolean).join(" ")],
    ["creator", task.creator.name],
    ["reason", task.reason],
    ["created", task.createTime],
    ["started", task.startTime],
    ["ended", task.finishTime],
    [
      "progress",
      `${progress.successful}/${progress.total} ${ofSuccessful}, ${progress.failed} ${failed}, ${progress.running} ${running}`,
    ],
    ["seen", task.serverTime],
  ];
}

const factsOf = (one: Subtask): Fact[] => [
  ["status", `${one.status} (${one.operation})`],
  ["target", one.target?.name],
  ["runs", one.runTime],
  ["executor", one.executor],
  ["started", one.startTime],
  ["ended", one.finishTime],
  ["upstreams", one.upstreams.join(", ") || undefined],
  ["error", one.error && [one.error.errno, one.error.message].filter(Boolean).join(" ")],
  ["hint", one.error?.hint],
];

const linesOf = (locale: Locale, indent: string, facts: readonly Fact[]): string =>
  facts
    .filter(([, value]) => value !== undefined)
    .map(([word, value]) => `${indent}${WORDS[locale][word]}: ${value}\n`)
    .join("");

function tailOf(locale: Locale, error: StepError | undefined): string {
  if (!error?.tail?.length) return "";
  return `  ${WORDS[locale].tail}:\n${error.tail.map((line) => `    ${line}\n`).join("")}`;
}
