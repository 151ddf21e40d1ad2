import { passAgentStart, readAgentStatus } from "./agent-outcome";
import type { CallControl } from "./control";
import { DriverError } from "./error";
import type { Fence, HostDriver, ObserverPlace } from "./host";
import { listenAddresses } from "./listen-addresses";
import { preflight } from "./preflight";
import { readProbe } from "./read-probe";
import type { RunScript } from "./run-script";
import { brokenScript, ScriptFacts } from "./script-facts";
import { AGENT } from "./scripts/agent";
import { PROBE } from "./scripts/probe";
import { START } from "./scripts/start";
import { STOP } from "./scripts/stop";
import { TAIL_LOG } from "./scripts/tail-log";
import { readStart } from "./start-outcome";

const PROBE_MS = 10_000;
const LONGEST_LOCK_WAIT_S = 20;
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
    async stopObserver(place, process, signal, control) {
      const { bootId, pid, startTicks } = process;
      const waitS = String(secondsLeft(control, Number.POSITIVE_INFINITY));
      const args = [place.home, bootId, String(pid), startTicks, signal, waitS];
      passStop(pid, await runScript(STOP, args, control));
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
  if (!/^[\w.:-]{1,128}$/.test(fence.installationId) || !Number.isSafeInteger(fence.value))
    throw new DriverError("bug", "The fence of this attempt is not one", {
      hint: "step.bug",
      retryable: false,
    });
  return [
    place.home,
    String(place.sqlPort),
    fence.installationId,
    String(fence.value),
    String(secondsLeft(control, LONGEST_LOCK_WAIT_S)),
    listenAddresses(place.ip, place.sqlPort).join(" "),
  ];
}

function secondsLeft({ deadline }: CallControl, atMost: number): number {
  const left = Math.floor((deadline - Date.now() - MARGIN_MS) / 1000);
  return Math.max(0, Math.min(left, atMost));
}

function passStop(pid: number, result: Awaited<ReturnType<RunScript>>): void {
  const outcome = new ScriptFacts(result.stdout).text("outcome");
  if (outcome === "ended" || outcome === "gone") return;
  if (outcome === "denied")
    throw new DriverError("denied", `Process ${pid} may not be ended by the console's user`, {
      hint: "host.wrong-user",
      retryable: false,
    });
  if (outcome === "alive")
    throw new DriverError("timeout", `Process ${pid} was told to end and still runs`, {
      hint: "host.will-not-end",
      retryable: true,
      outcome: "unknown",
    });
  throw brokenScript("The stop of the observer", result);
}
