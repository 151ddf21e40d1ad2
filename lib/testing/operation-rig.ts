import { readFileSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { expect, onTestFinished, vi } from "vitest";
import { startEngine } from "@/lib/engine/engine";
import { registerFleet } from "@/lib/operations/fleet/register-fleet";
import { look, type Observation } from "@/lib/operations/observe/look";
import { record } from "@/lib/operations/observe/record";
import { operate } from "@/lib/operations/operate/operate";
import type { OperationRequest } from "@/lib/operations/plan/operation-request";
import { steps } from "@/lib/operations/steps/steps";
import { createWorld, type World } from "@/lib/operations/world";
import { type ClusterShape, clusterOf } from "@/lib/simulator/fleet-shape";
import { readStarts } from "@/lib/simulator/starts";
import type { Database } from "@/lib/store/database";
import { log, subtask, task } from "@/lib/store/task-tables";
import { ADMIN } from "./actor";
import { freshDatabase } from "./database";
import { type FreshFleet, freshFleet } from "./fleet";

const KEYS = [Buffer.alloc(32, 7)] as const;
/** Long, because a busy machine is not a fault. */
export const PATIENCE = { timeout: 90_000, interval: 50 };

type Asked = Omit<OperationRequest, "clusterId">;

/** One simulated cluster, `ob_test`, that an engine of the test's process operates. */
export interface OperationRig {
  db: Database;
  fleet: FreshFleet;
  world: World;
  /** Looks at the cluster, writes down what is seen, and answers it. */
  look(): Promise<Observation>;
  /** The statuses of the servers, as a look sees them now. */
  statuses(): Promise<string[]>;
  /** Waits until a look sees every server as said, and every log in sync. */
  settled(statuses: readonly string[]): Promise<void>;
  /** Asks for an operation and answers the task's id; throws as the API refuses. */
  ask(request: Asked): Promise<number>;
  /** Waits until a task has ended. */
  ended(taskId: number): Promise<EndedTask>;
  /** Asks and waits. */
  run(request: Asked): Promise<EndedTask>;
  /** Kills the process of server `index`, from 0. */
  kill(index: number): void;
  /** How often the observer of server `index` was started, and how often beside a living one. */
  starts(index: number): ReturnType<typeof readStarts>;
  /** Everything that the subtasks of a task logged. */
  logOf(taskId: number): Promise<string>;
}

/** A task that has ended, with its subtasks in order. */
export interface EndedTask {
  id: number;
  status: string;
  operation: string;
  subtasks: (typeof subtask.$inferSelect)[];
}

/** Starts a cluster of this shape (three zones with a server each, unless said) with an engine over it. */
export async function operationRig(shape?: ClusterShape["zones"]): Promise<OperationRig> {
  const zones = shape ?? clusterOf("", [1, 1, 1]).zones;
  const db = await freshDatabase();
  const fleet = await freshFleet({ shape: [{ ...clusterOf("ob_test", []), zones }] });
  await fleet.start();
  await registerFleet(db, KEYS, [fleet.file]);
  const world = createWorld(db, KEYS);
  onTestFinished(() => world.close());
  const engine = await startEngine({
    ...{ db, world, steps, slots: 16, leaseMs: 5000, replicaName: "test" },
  });
  onTestFinished(() => engine.stop());

  const lookNow = async () => {
    const signal = new AbortController().signal;
    const seen = await look(world, 1, { signal, deadline: Date.now() + 20_000 });
    await record(db, seen);
    return seen;
  };
  const rig: OperationRig = {
    db,
    fleet,
    world,
    look: lookNow,
    statuses: async () => (await lookNow()).servers.map(({ status }) => status),
    async settled(statuses) {
      await vi.waitFor(async () => {
        const { servers, logStreams = [] } = await lookNow();
        expect(servers.map(({ status }) => status)).toEqual(statuses);
        const alive = servers.filter(({ row }) => row?.status === "ACTIVE");
        const names = new Set(alive.map(({ target }) => target.name));
        const late = logStreams.flatMap(({ members }) =>
          members.filter(({ server, inSync }) => names.has(server) && !inSync),
        );
        expect(late).toEqual([]);
      }, PATIENCE);
    },
    async ask(request) {
      const circumstances = { reason: undefined, stateVersion: undefined, traceId: "t" };
      const asked = { clusterId: 1, ...request };
      return (await operate(db, ADMIN, asked, { ...circumstances, locale: "en" })).id;
    },
    ended: (taskId) => vi.waitFor(() => endOf(db, taskId), PATIENCE),
    run: async (request) => rig.ended(await rig.ask(request)),
    kill(index) {
      const file = join(fleet.home("ob_test", index), "run/observer.pid");
      process.kill(Number(readFileSync(file, "utf8")), "SIGKILL");
    },
    starts: (index) => readStarts(fleet.home("ob_test", index)),
    async logOf(taskId) {
      const rows = await db
        .select({ text: log.text })
        .from(log)
        .innerJoin(subtask, eq(subtask.id, log.subtaskId))
        .where(eq(subtask.taskId, taskId))
        .orderBy(log.id);
      return rows.map(({ text }) => text).join("");
    },
  };
  return rig;
}

async function endOf(db: Database, taskId: number): Promise<EndedTask> {
  const [row] = await db.select().from(task).where(eq(task.id, taskId));
  if (!row || row.status === "RUNNING") throw new Error(`Task ${taskId} runs yet`);
  const subtasks = await db
    .select()
    .from(subtask)
    .where(eq(subtask.taskId, taskId))
    .orderBy(subtask.seriesId);
  return { id: taskId, status: row.status, operation: row.operation, subtasks };
}

/** The subtask of a task that failed, for a message that says what went wrong. */
export const failureOf = ({ subtasks }: EndedTask) =>
  subtasks.find(({ status }) => status === "FAILED");
