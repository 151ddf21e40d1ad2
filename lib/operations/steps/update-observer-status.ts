import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { ServerStatus } from "@/lib/contract/status";
import { StepFailure } from "@/lib/engine/step";
import { look } from "../observe/look";
import { recordServer } from "../observe/record";
import { controlOf, type OperationStep, stepOf, targetOf } from "./step-run";

const SETTLE_MS = 25_000;
const PAUSE_MS = 250;
const EXPECTED: readonly ServerStatus[] = ["RUNNING"];

/** Writes down what the cluster reports of the server; a status that is not expected fails the step. */
export const updateObserverStatus: OperationStep = {
  ...stepOf("update-observer-status"),
  async run(run) {
    const target = await targetOf(run);
    const expected = run.input.expected ?? EXPECTED;
    const until = Date.now() + SETTLE_MS;
    for (;;) {
      const seen = await look(run.world, target.clusterId, controlOf(run, SETTLE_MS), {
        last: target.endpoint,
        onlyServerId: target.serverId,
      });
      const one = seen.servers.find((server) => server.target.serverId === target.serverId);
      if (!one) throw new Error(`Server ${target.serverId} is no longer registered`);
      await recordServer(run.world.db, seen.time, one);
      if (expected.includes(one.status)) {
        run.log(`${target.name} is ${one.status}`);
        return undefined;
      }
      if (Date.now() > until)
        throw new StepFailure(`${target.name} is ${one.status}, not ${expected.join(" or ")}`, {
          hint: "step.not-running",
          retryable: true,
        });
      run.progress(`the server is ${one.status}`);
      await sleep(PAUSE_MS, undefined, { signal: run.signal });
    }
  },
};
