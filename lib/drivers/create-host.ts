import { passAgentStart, readAgentStatus } from "./agent-outcome";
import type { CallControl } from "./control";
import { DriverError } from "./error";
import type { Fence, HostDriver, ObserverPlace, ProcessIdentity } from "./host";
import { listenAddresses } from "./listen-addresses";
import { preflight } from "./preflight";
import { readProbe } from "./read-probe";
import type { RunScript } from "./run-script";
import { AGENT } from "./scripts/agent";
import { PROBE } from "./scripts/probe";
import { START } from "./scripts/start";
import { STOP } from "./scripts/stop";
import { TAIL_LOG } from "./scripts/tail-log";
import { readStart } from "./start-outcome";
import { passStop } from "./stop-outcome";

const PROBE_MS = 10_000;
const LONGEST_LOCK_WAIT_S = 20;
const SHORT_LOCK_WAIT_S = 10;
/** What a script needs beside its waiting, so that it answers before its caller gives up. */
const MARGIN_MS = 1000;

/** A host driver over any way to run a script on a host. */
export function createHost(runScript: RunScript): HostDriver {
  return {
    async probe(place, control) {
      const sql = listenAddresses(place.ip, place.sqlPort).join(" ");
      const rpc = listenAddresses(place.ip, place.rpcPort).join(" ");
      const deadline = Math.min(control.deadline, Date.now() + PROBE_MS);
      const args = [place.home, sql, rpc];
      return readProbe(await runScript(PROBE, args, { ...control, deadline }));
    },
    preflight,
    async startObserver(place, fence, control) {
      return readStart(await runScript(START, startArgs(place, fence, control), control));
    },
    async stopObserver(place, process, signal, control, fence) {
      const args = stopArgs(place, process, signal, control, fence);
      passStop(process.pid, await runScript(STOP, args, control));
    },
    async agentStatus(agent, control) {
      if (agent.kind === "none") return { running: false, ready: false, detail: "no agent" };
      return readAgentStatus(await runScript(AGENT, [agent.command, "status"], control));
    },
    async agentStart(agent, control) {
      if (agent.kind === "none") return;
      passAgentStart(await runScript(AGENT, [agent.command, "start"], control));
    },
    async tailLog(place, lines, control) {
      const { stdout } = await runScript(TAIL_LOG, [place.home, String(lines)], control);
      return stdout.split("\n").filter((line) => line !== "");
    },
  };
}

function startArgs(place: ObserverPlace, fence: Fence, control: CallControl): string[] {
  const [installation, value, lockWaitS] = fenceArgs(fence, control, LONGEST_LOCK_WAIT_S);
  return [
    place.home,
    String(place.sqlPort),
    ...[installation, value, lockWaitS],
    listenAddresses(place.ip, place.sqlPort).join(" "),
  ];
}

function stopArgs(
  place: ObserverPlace,
  { bootId, pid, startTicks }: ProcessIdentity,
  signal: string,
  control: CallControl,
  fence: Fence | undefined,
): string[] {
  const passed = fence ? fenceArgs(fence, control, SHORT_LOCK_WAIT_S) : [];
  const left = secondsLeft(control, Number.POSITIVE_INFINITY) - Number(passed[2] ?? 0);
  const waitS = String(Math.max(0, left));
  return [place.home, bootId, String(pid), startTicks, signal, waitS, ...passed];
}

function fenceArgs(
  fence: Fence,
  control: CallControl,
  mostLockWaitS: number,
): [string, string, string] {
  if (!/^[\w.:-]{1,128}$/.test(fence.installationId) || !Number.isSafeInteger(fence.value))
    throw new DriverError("bug", "The fence of this attempt is not one", {
      hint: "step.bug",
      retryable: false,
    });
  const lockWaitS = String(secondsLeft(control, mostLockWaitS));
  return [fence.installationId, String(fence.value), lockWaitS];
}

function secondsLeft({ deadline }: CallControl, atMost: number): number {
  const left = Math.floor((deadline - Date.now() - MARGIN_MS) / 1000);
  return Math.max(0, Math.min(left, atMost));
}
