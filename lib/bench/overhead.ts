import { join } from "node:path";
import { serverStatesFor } from "@/lib/contract/action";
import type { Cluster, Server } from "@/lib/contract/cluster";
import type { StartedTask, Task } from "@/lib/contract/task";
import { STEP_KINDS } from "@/lib/operations/plan/step-kinds";
import { stopAgent } from "@/lib/simulator/agent-process";
import { isRunning } from "@/lib/simulator/process-table";
import { readStarts } from "@/lib/simulator/starts";
import { timingAt } from "@/lib/simulator/timing";
import type { ConsoleProcess } from "@/lib/testing/console-process";
import { benchConsole } from "./bench-console";
import { ms } from "./figure";
import { latestBoot } from "./observer-boot";
import type { Part, Table } from "./part";
import { pollUntil } from "./poll-until";
import { median } from "./quantile";
import { endAll, scratchDirectory } from "./scratch";

const STARTABLE = serverStatesFor("START");
const PROMISED_MS = 1500;
const COLUMNS = [
  ...["", "runs", "boot B", "task", "agent's boot"],
  ...["to fork", "to noticed", "to end"],
  ...["overhead p50", "worst", "< 1.5 s"],
];

/** One start of a server. Times in milliseconds. */
interface Start {
  taskMs: number;
  bootMs: number;
  overheadMs: number;
  /** The parts of the overhead: press to fork, in service to noticed, noticed to the task's end. */
  toForkMs: number;
  toNoticedMs: number;
  toEndMs: number;
  /** What each step took, by its name. */
  steps: Map<string, number>;
}

/** What starting a server costs beyond the observer's own boot, with every part of the product real. */
export const overhead: Part = {
  name: "overhead",
  needsBuild: true,
  async run(say) {
    const rows: string[][] = [];
    const details: Table[] = [];
    for (const { speed, runs } of [
      { speed: 10, runs: 9 },
      { speed: 1, runs: 5 },
    ]) {
      const { console, targets } = await startFleet(speed);
      for (const target of targets) {
        const name = `${speed}× speed, ${target.name}`;
        say(name);
        const starts: Start[] = [];
        while (starts.length < runs) starts.push(await startOnce(console, target.server));
        rows.push(overheadRow(name, starts, target.agentMs));
        if (speed === 1) details.push(stepTable(name, starts));
      }
      await endAll();
    }
    return [{ title: "Starting a server", columns: COLUMNS, rows }, ...details];
  },
};

async function startFleet(speed: number) {
  const console = await benchConsole({
    OBDECK_DATA: join(scratchDirectory(), "data"),
    OBDECK_SIM_SPEED: String(speed),
    OBDECK_OBSERVE_MS: "1000",
  });
  const plain = await pollUntil("a server without an agent runs", async () =>
    (await serversOf(console, "ob_pay")).findLast(({ status }) => status === "RUNNING"),
  );
  const withAgent = await pollUntil("all servers run but the one that is stopped", async () => {
    const servers = await serversOf(console, "ob_order");
    const running = servers.filter(({ status }) => status === "RUNNING");
    const stopped = servers.find(({ status }) => STARTABLE.includes(status));
    return running.length === servers.length - 1 ? stopped : undefined;
  });
  const { agentBootMs } = timingAt(speed);
  const targets = [
    { name: "without agent", server: plain, agentMs: 0 },
    { name: "with agent", server: withAgent, agentMs: agentBootMs },
  ];
  return { console, targets };
}

async function serversOf(console: ConsoleProcess, clusterName: string): Promise<Server[]> {
  const clusters: Cluster[] = (await console.call("GET", "/api/v2/ob/clusters")).data.contents;
  const cluster = clusters.find(({ name }) => name === clusterName);
  return (await console.call("GET", `/api/v2/ob/clusters/${cluster?.id}/servers`)).data.contents;
}

async function startOnce(console: ConsoleProcess, target: Server): Promise<Start> {
  await stopAsCrash(target);
  await pollUntil("the console sees the server stopped", async () => {
    const path = `/api/v2/ob/clusters/${target.clusterId}/servers`;
    const servers: Server[] = (await console.call("GET", path)).data.contents;
    return servers.find(({ id, status }) => id === target.id && STARTABLE.includes(status));
  });
  const pressedMs = Date.now();
  const path = `/api/v2/ob/clusters/${target.clusterId}/servers/${target.id}/start`;
  const answer = await console.call("POST", path);
  if (!answer.successful) throw new Error(`Start was refused: ${answer.error?.message}`);
  const task = await ended(console, answer.data);
  const boot = latestBoot(target.runPath);
  const endMs = Date.parse(task.finishTime ?? "");
  const taskMs = endMs - pressedMs;
  const bootMs = boot.inServiceMs - boot.forkedMs;
  const waited = task.subtasks.find(
    ({ name }) => name === STEP_KINDS["wait-observer-active"].title,
  );
  const noticedMs = Date.parse(waited?.finishTime ?? "");
  return {
    ...{ taskMs, bootMs, overheadMs: taskMs - bootMs },
    toForkMs: boot.forkedMs - pressedMs,
    toNoticedMs: noticedMs - boot.inServiceMs,
    toEndMs: endMs - noticedMs,
    steps: new Map(task.subtasks.map((step) => [step.name, durationOf(step)])),
  };
}

/** Ends the observer by its verified identity, and its agent, so that both have to be started. */
async function stopAsCrash({ runPath }: Server): Promise<void> {
  const last = readStarts(runPath).starts.at(-1);
  if (last && isRunning(last)) process.kill(last.pid, "SIGKILL");
  await stopAgent(join(runPath, "agent"));
}

async function ended(console: ConsoleProcess, started: StartedTask): Promise<Task> {
  for (let task: Task = started; ; ) {
    if (task.status === "SUCCESSFUL") return task;
    if (task.status === "FAILED") throw new Error(`Task ${task.id} failed`);
    const path = `/api/v2/tasks/instances/${task.id}`;
    await console.call("GET", `${path}?since=${task.rev}&wait=5`);
    task = (await console.call("GET", path)).data;
  }
}

const durationOf = ({ startTime, finishTime }: Task["subtasks"][number]): number =>
  Date.parse(finishTime ?? "") - Date.parse(startTime ?? "");

function overheadRow(name: string, starts: readonly Start[], agentMs: number): string[] {
  const of = (pick: (start: Start) => number) => median(starts.map(pick));
  const worst = Math.max(...starts.map(({ overheadMs }) => overheadMs)) - agentMs;
  return [
    name,
    String(starts.length),
    ms(of(({ bootMs }) => bootMs)),
    ms(of(({ taskMs }) => taskMs)),
    agentMs > 0 ? ms(agentMs) : "–",
    ms(of(({ toForkMs }) => toForkMs)),
    ms(of(({ toNoticedMs }) => toNoticedMs)),
    ms(of(({ toEndMs }) => toEndMs) - agentMs),
    ms(of(({ overheadMs }) => overheadMs) - agentMs),
    ms(worst),
    worst < PROMISED_MS ? "yes" : "NO",
  ];
}

function stepTable(name: string, starts: readonly Start[]): Table {
  const steps = [...(starts[0]?.steps.keys() ?? [])];
  const rows = steps.map((step) => {
    const took = starts.map((start) => start.steps.get(step) ?? Number.NaN);
    return [step, ms(median(took)), ms(Math.max(...took))];
  });
  const between = starts.map(
    ({ taskMs, steps: took }) => taskMs - [...took.values()].reduce((sum, one) => sum + one, 0),
  );
  rows.push([
    "Press to first step, and between steps",
    ms(median(between)),
    ms(Math.max(...between)),
  ]);
  return { title: `Steps of a start, ${name}`, columns: ["", "median", "worst"], rows };
}
