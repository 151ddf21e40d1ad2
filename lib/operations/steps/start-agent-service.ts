import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { StepFailure } from "@/lib/engine/step";
import { controlOf, type OperationStep, SQL_RETRY, stepOf, targetOf } from "./step-run";

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2000;
const READY_WITHIN_MS = 60_000;
const CALL_MS = 30_000;

/** Starts the agent beside the observer, where one is configured, and waits until it is ready. */
export const startAgentService: OperationStep = {
  ...stepOf("start-agent-service"),
  autoRetry: SQL_RETRY,

  async run(run) {
    const { agent, hostKind } = await targetOf(run);
    if (agent.kind === "none") {
      run.log("no agent is configured on this host: nothing to do");
      return undefined;
    }
    const host = run.world.host(hostKind);
    const isReady = async () => {
      const { running, ready, detail } = await host.agentStatus(agent, controlOf(run, CALL_MS));
      run.log(`agent status: ${detail}`);
      return running && ready;
    };
    if (await isReady()) {
      run.log("the agent already runs: nothing to do");
      return undefined;
    }
    await host.agentStart(agent, controlOf(run, CALL_MS));
    run.log("agent started");
    const until = Date.now() + READY_WITHIN_MS;
    for (let pauseMs = FIRST_PAUSE_MS; !(await isReady()); ) {
      if (Date.now() > until)
        throw new StepFailure("The agent was started but is not ready after 60 s", {
          hint: "agent.failed",
          retryable: true,
        });
      run.progress("waiting until the agent is ready");
      await sleep(pauseMs, undefined, { signal: run.signal });
      pauseMs = Math.min(pauseMs * 1.3, LONGEST_PAUSE_MS);
    }
    return undefined;
  },
};
