import { readFileSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { expect, onTestFinished, test, vi } from "vitest";
import { startEngine } from "@/lib/engine/engine";
import type { Fault } from "@/lib/simulator/fault";
import { setFault } from "@/lib/simulator/fault";
import { clusterOf, type FleetShape } from "@/lib/simulator/fleet-shape";
import { readStarts } from "@/lib/simulator/starts";
import { subtask, task } from "@/lib/store/task-tables";
import { ADMIN } from "@/lib/testing/actor";
import { freshDatabase } from "@/lib/testing/database";
import { freshFleet } from "@/lib/testing/fleet";
import { registerFleet } from "../fleet/register-fleet";
import { look } from "../observe/look";
import { record } from "../observe/record";
import { steps } from "../steps/steps";
import { createWorld } from "../world";
import { operate } from "./operate";

const KEYS = [Buffer.alloc(32, 7)] as const;
/** As in OCP's page "Start an OBServer". */
const NINE_STEPS = [
  "Prepare start observer",
  "Start observer process",
  "Wait observer active",
  "Start ocp agent service",
  "Start server",
  "Update observer status",
  "Update zone status",
  "Sync cluster info",
  "Update OB cluster status",
];
const PATIENCE = { timeout: 60_000, interval: 50 };

/** A fleet that is looked after by an engine of this process. */
async function rigWith(shape: FleetShape, speed = 20) {
  const db = await freshDatabase();
  const fleet = await freshFleet({ shape, speed });
  await fleet.start();
  await registerFleet(db, KEYS, [fleet.file]);
  const world = createWorld(db, KEYS);
  onTestFinished(() => world.close());
  const engine = await startEngine({
    ...{ db, world, steps },
    ...{ slots: 16, leaseMs: 5000, replicaName: "test" },
  });
  onTestFinished(() => engine.stop());

  const seen = async () => {
    const signal = new AbortController().signal;
    const observation = await look(world, 1, { signal, deadline: Date.now() + 20_000 });
    await record(db, observation);
    return observation.servers.map(({ status }) => status);
  };
  const start = async (serverId: number) => {
    const request = {
      clusterId: 1,
      action: "START",
      scope: "SERVER",
      serverIds: [serverId],
    } as const;
    const circumstances = {
      reason: undefined,
      stateVersion: undefined,
      locale: "en",
      traceId: "t",
    } as const;
    const { id } = await operate(db, ADMIN, request, circumstances);
    return id;
  };
  const ended = (taskId: number) =>
    vi.waitFor(async () => {
      const [row] = await db.select().from(task).where(eq(task.id, taskId));
      if (row?.status !== "SUCCESSFUL" && row?.status !== "FAILED") throw new Error("it runs yet");
      const subtasks = await db
        .select()
        .from(subtask)
        .where(eq(subtask.taskId, taskId))
        .orderBy(subtask.seriesId);
      return { status: row.status, subtasks };
    }, PATIENCE);
  const kill = (home: string) =>
    process.kill(Number(readFileSync(join(home, "run/observer.pid"), "utf8")), "SIGKILL");
  return { db, fleet, seen, start, ended, kill };
}

const failureOf = ({ subtasks }: { subtasks: (typeof subtask.$inferSelect)[] }) =>
  subtasks.find(({ status }) => status === "FAILED");

test("a server whose process was killed is started in nine steps and is then RUNNING", async () => {
  const rig = await rigWith([clusterOf("ob_test", [1, 1, 1])]);
  rig.kill(rig.fleet.home("ob_test", 0));
  await vi.waitFor(async () => expect((await rig.seen())[0]).toBe("PROCESS_STOPPED"), PATIENCE);

  const result = await rig.ended(await rig.start(1));

  expect(result.status).toBe("SUCCESSFUL");
  expect(result.subtasks.map(({ name, status }) => [name, status])).toEqual(
    NINE_STEPS.map((name) => [name, "SUCCESSFUL"]),
  );
  expect(await rig.seen()).toEqual(["RUNNING", "RUNNING", "RUNNING"]);
  expect(readStarts(rig.fleet.home("ob_test", 0)).starts).toHaveLength(2);
});

test("a server whose service alone is stopped serves again, in the process that it has", async () => {
  const shape = clusterOf("ob_test", [1, 1, 1]);
  shape.zones[1] = [{ state: "service-stopped", agent: true }];
  const rig = await rigWith([shape]);
  expect((await rig.seen())[1]).toBe("SERVICE_STOPPED");

  const result = await rig.ended(await rig.start(2));

  expect(result.status).toBe("SUCCESSFUL");
  expect((await rig.seen())[1]).toBe("RUNNING");
  expect(readStarts(rig.fleet.home("ob_test", 1)).starts).toHaveLength(1);
});

test("the servers of a cluster that is down as a whole are started side by side", async () => {
  const shape = clusterOf("ob_test", [1, 1, 1]);
  shape.zones = [
    [{ state: "process-stopped" }],
    [{ state: "process-stopped" }],
    [{ state: "process-stopped" }],
  ];
  const rig = await rigWith([shape]);
  expect(await rig.seen()).toEqual(["PROCESS_STOPPED", "PROCESS_STOPPED", "PROCESS_STOPPED"]);

  const tasks = [await rig.start(1), await rig.start(2), await rig.start(3)];
  const results = await Promise.all(tasks.map(rig.ended));

  expect(results.map(({ status }) => status)).toEqual(["SUCCESSFUL", "SUCCESSFUL", "SUCCESSFUL"]);
  expect(await rig.seen()).toEqual(["RUNNING", "RUNNING", "RUNNING"]);
});

const CASES: [string, Fault, { step: string; hint: string; words: RegExp }][] = [
  [
    "whose log disk is full",
    { kind: "log-disk-full" },
    { step: "wait-observer-active", hint: "host.log-disk-full", words: /clog disk is almost full/ },
  ],
  [
    "that dies as soon as it was forked",
    { kind: "dies-after-fork", afterMs: 20 },
    { step: "start-observer-process", hint: "host.died", words: /./ },
  ],
  [
    "that exits at once",
    { kind: "exits-at-once" },
    { step: "start-observer-process", hint: "host.died", words: /./ },
  ],
  [
    "that refuses the console's password",
    { kind: "wrong-password" },
    { step: "wait-observer-active", hint: "sql.denied", words: /denied/i },
  ],
  [
    "whose agent does not start",
    { kind: "agent-fails" },
    { step: "start-agent-service", hint: "agent.failed", words: /./ },
  ],
];

test.each(CASES)("the start of a server %s fails and says why", async (_, fault, expected) => {
  const shape = clusterOf("ob_test", [1, 1, 1]);
  shape.zones[2] = [{ state: "process-stopped", fault, agent: true }];
  // What dies in the middle of its boot is to be seen living before.
  const rig = await rigWith([shape], fault.kind === "log-disk-full" ? 2 : undefined);
  expect((await rig.seen())[2]).toBe("PROCESS_STOPPED");

  const result = await rig.ended(await rig.start(3));

  const failure = failureOf(result);
  expect(result.status).toBe("FAILED");
  expect(failure?.stepId).toBe(expected.step);
  expect(failure?.error).toMatchObject({
    hintKey: expected.hint,
    message: expect.stringMatching(expected.words),
  });
});

test("a start that failed leaves the server as it is seen, and free to be started again", async () => {
  const shape = clusterOf("ob_test", [1, 1, 1]);
  shape.zones[2] = [{ state: "process-stopped", fault: { kind: "exits-at-once" } }];
  const rig = await rigWith([shape]);
  await rig.seen();
  await rig.ended(await rig.start(3));
  setFault(rig.fleet.home("ob_test", 2), undefined);

  const again = await rig.ended(await rig.start(3));

  expect(again.status).toBe("SUCCESSFUL");
  expect((await rig.seen())[2]).toBe("RUNNING");
});

test("a server that another task holds is refused with that task's id", async () => {
  const shape = clusterOf("ob_test", [1, 1, 1]);
  shape.zones[2] = [{ state: "process-stopped", fault: { kind: "slow-boot", factor: 5 } }];
  const rig = await rigWith([shape]);
  await rig.seen();

  const presses = await Promise.allSettled([rig.start(3), rig.start(3), rig.start(3)]);

  const accepted = presses.filter(({ status }) => status === "fulfilled");
  const refused = presses.flatMap((press) => (press.status === "rejected" ? [press.reason] : []));
  const [first] = accepted as PromiseFulfilledResult<number>[];
  expect(accepted).toHaveLength(1);
  for (const { code, params } of refused) {
    expect(code).toBe("OBE19012");
    expect(params).toContain(first?.value);
  }
  await rig.ended(first?.value ?? 0);
});
