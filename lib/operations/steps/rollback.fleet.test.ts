import { expect, onTestFinished, test } from "vitest";
import { clusterOf } from "@/lib/simulator/fleet-shape";
import { installationId } from "@/lib/store/replica";
import { freshDatabase } from "@/lib/testing/database";
import { freshFleet } from "@/lib/testing/fleet";
import { registerFleet } from "../fleet/register-fleet";
import { look } from "../observe/look";
import { createWorld } from "../world";
import { startObserverProcess } from "./start-observer-process";
import { startServerService } from "./start-server";
import type { OperationRun, OperationStep } from "./step-run";
import { stopServer } from "./stop-server";

const KEYS = [Buffer.alloc(32, 7)] as const;
const PATIENCE = { timeout: 60_000, interval: 50 };

/** Runs steps on server 3 of a cluster of three, as the engine does, without its rows. */
async function rigWith(state: "running" | "process-stopped" | "service-stopped") {
  const db = await freshDatabase();
  const shape = clusterOf("ob_test", [1, 1, 1]);
  shape.zones[2] = [{ state }];
  const fleet = await freshFleet({ shape: [shape] });
  await fleet.start();
  await registerFleet(db, KEYS, [fleet.file]);
  const world = createWorld(db, KEYS);
  onTestFinished(() => world.close());
  const context: Record<string, string> = {};
  const run: OperationRun = {
    ...{ input: { clusterId: 1, serverIds: [3] }, world, context, fence: 1 },
    factsOf: async () => context,
    installationId: await installationId(db),
    signal: new AbortController().signal,
    deadline: Date.now() + 60_000,
    log: () => undefined,
    progress: () => undefined,
    remember: async (facts) => void Object.assign(context, facts),
  };
  const status = async () =>
    (await look(world, 1, { signal: run.signal, deadline: run.deadline })).servers[2]?.status;
  const forward = async (step: OperationStep) => Object.assign(context, await step.run(run));
  return { run, forward, status };
}

test("rolling back the start of a process ends it, though the attempt that started it did not live to say so", async () => {
  const { run, forward, status } = await rigWith("process-stopped");
  expect(await status()).toBe("PROCESS_STOPPED");
  await startObserverProcess.run(run);
  await forward(startObserverProcess);
  await expect.poll(status, PATIENCE).toBe("RUNNING");

  await startObserverProcess.rollback?.(run);

  await expect.poll(status, PATIENCE).toBe("PROCESS_STOPPED");
});

test("rolling back a start that found the process running leaves it running", async () => {
  const { run, forward, status } = await rigWith("service-stopped");
  await forward(startObserverProcess);

  await startObserverProcess.rollback?.(run);

  expect(run.context.observer_outcome).toBe("already_running");
  expect(await status()).toBe("SERVICE_STOPPED");
});

test("rolling back START SERVER stops the service again, if it was stopped before", async () => {
  const { run, forward, status } = await rigWith("service-stopped");
  await forward(startServerService);
  await expect.poll(status, PATIENCE).toBe("RUNNING");

  await startServerService.rollback?.(run);

  await expect.poll(status, PATIENCE).toBe("SERVICE_STOPPED");
});

test("rolling back STOP SERVER lets the server serve again, though the attempt that stopped it crashed", async () => {
  const { run, forward, status } = await rigWith("running");
  await stopServer.run(run);
  await forward(stopServer);
  await expect.poll(status, PATIENCE).toBe("SERVICE_STOPPED");

  await stopServer.rollback?.(run);

  await expect.poll(status, PATIENCE).toBe("RUNNING");
});
