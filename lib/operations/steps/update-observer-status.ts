import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { StepFailure } from "@/lib/engine/step";
import { look } from "../observe/look";
import { recordServer } from "../observe/record";
import { getTarget } from "../target";
import { controlOf, ServerInput, type ServerStep } from "./server-step";

const SETTLE_MS = 15_000;
const PAUSE_MS = 250;

/** Writes down what the cluster reports of the server; anything but RUNNING fails the step. */
export const updateObserverStatus: ServerStep = {
  id: "update-observer-status",
  title: "Update observer status",
  timeoutMs: 30_000,
  input: ServerInput,

  async run(run) {
    const target = await getTarget(run.world.db, run.input);
    const until = Date.now() + SETTLE_MS;
    for (;;) {
      const seen = await look(run.world, target.clusterId, controlOf(run, SETTLE_MS), {
        last: target.endpoint,
        onlyServerId: target.serverId,
      });
      const one = seen.servers.find((server) => server.target.serverId === target.serverId);
      if (!one) throw new Error(`Server ${target.serverId} is no longer registered`);
      await recordServer(run.world.db, seen.time, one);
      if (one.status === "RUNNING") break;
      if (Date.now() > until)
        throw new StepFailure(`The server was started but is ${one.status}`, {
          hint: "step.not-running",
          retryable: true,
        });
      run.progress(`the server is ${one.status}`);
      await sleep(PAUSE_MS, undefined, { signal: run.signal });
    }
    run.log(`${target.name} is RUNNING`);
    return undefined;
  },
};
