import { Pool } from "pg";
import { toNewTask } from "@/lib/operations/operate/to-new-task";
import type { OperationRequest } from "@/lib/operations/plan/operation-request";
import { planOperation } from "@/lib/operations/plan/plan-operation";
import { createTask, type NewTask } from "@/lib/store/create-task";
import { plannedCluster, plannedStream } from "@/lib/testing/planned-cluster";
import { benchDatabase, forgetTasks } from "./bench-database";
import { figure, ms, times } from "./figure";
import type { Part } from "./part";
import { quantile } from "./quantile";
import { onEnd } from "./scratch";
import { insertByHand } from "./task-by-hand";

const SERVERS_OF_A_ZONE = 277;
const ROUNDS = 9;

/** What a rolling restart of a very large cluster costs before it begins. */
export const plan: Part = {
  name: "plan",
  needsBuild: false,
  async run() {
    const { db, url } = await benchDatabase();
    const pool = new Pool({ connectionString: url, max: 2 });
    onEnd(() => pool.end());
    const facts = largeCluster();
    const request: OperationRequest = {
      ...{ clusterId: facts.clusterId, action: "ROLLING_RESTART", scope: "CLUSTER" },
      serversAtOnce: 10,
    };
    const asked = {
      actor: { id: 100, name: "admin" },
      ...{ reason: undefined, traceId: "bench" },
    } as const;
    const task = { ...toNewTask(request, facts, planOperation(request, facts), asked) };
    // Its cluster is not in the database, and no figure depends on that.
    delete task.clusterId;

    const planning = await repeat(async () => planOperation(request, facts));
    const [ours, floor]: [number[], number[]] = [[], []];
    for (let round = -1; round < ROUNDS; round += 1)
      for (const [into, make] of inTurn(round, ours, floor, db, pool, task)) {
        await forgetTasks(db);
        const took = await timeOf(make);
        if (round >= 0) into.push(took);
      }
    const middle = (all: number[]) => quantile(all, 0.5);
    const size = `${figure(task.subtasks.length)} subtasks, ${figure(facts.servers.length)} servers`;
    return [
      {
        title: `A rolling restart of ${size}`,
        columns: ["", "p50", "worst", "of by hand"],
        rows: [
          ["planOperation", ms(middle(planning)), ms(Math.max(...planning)), "–"],
          [
            ...["createTask", ms(middle(ours)), ms(Math.max(...ours))],
            times(middle(ours), middle(floor)),
          ],
          ["the same rows by hand", ms(middle(floor)), ms(Math.max(...floor)), "1×"],
        ],
      },
    ];
  },
};

function largeCluster() {
  const running = Array.from({ length: SERVERS_OF_A_ZONE }, () => "RUNNING" as const);
  const zones = { zone1: running, zone2: running, zone3: running };
  const streams = Array.from({ length: 300 }, (_, at) => {
    const first = 1 + (at % SERVERS_OF_A_ZONE);
    const members = [first, first + SERVERS_OF_A_ZONE, first + 2 * SERVERS_OF_A_ZONE];
    return plannedStream(members, { logStreamId: at + 1 });
  });
  return plannedCluster(zones, { logStreams: streams });
}

type Making = [number[], () => Promise<unknown>];

/** Who goes first changes from round to round. */
function inTurn(
  round: number,
  ours: number[],
  floor: number[],
  db: Parameters<typeof createTask>[0],
  pool: Pool,
  task: NewTask,
): Making[] {
  const both: Making[] = [
    [ours, () => createTask(db, task)],
    [floor, () => insertByHand(pool, task)],
  ];
  return round % 2 === 0 ? both : both.toReversed();
}

async function repeat(work: () => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  for (let round = -2; round < ROUNDS * 3; round += 1) {
    const one = await timeOf(work);
    if (round >= 0) took.push(one);
  }
  return took;
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
