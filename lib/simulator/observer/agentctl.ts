import "server-only";
import { spawn } from "node:child_process";
import { mkdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { agentDaemonOf, stopAgent } from "../agent-process";
import { readFault } from "../read-fault";
import { writeWhole } from "../write-file";
import { readPlace } from "./place";

const READY_WITHIN_MS = 10_000;
const READY_POLL_MS = 1_000;
const FAILED = 255;

/** `ob_agentctl start|stop|restart|status`: JSON on stdout and 0, or JSON on stderr and 255. */
export async function agentctl([command = ""]: string[]): Promise<void> {
  const agentHome = dirname(dirname(process.argv[1] ?? ""));
  try {
    const done = await run(agentHome, command);
    process.stdout.write(`${JSON.stringify(done)}\n`);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${JSON.stringify({ successful: false, message: "", error: text })}\n`);
    process.exitCode = FAILED;
  }
}

async function run(agentHome: string, command: string): Promise<object> {
  const ok = { successful: true, message: "ok", error: "" };
  if (command === "status") return status(agentHome);
  if (command !== "start" && command !== "stop" && command !== "restart")
    throw new Error(`unknown command "${command}"`);
  if (command !== "start") await stopAgent(agentHome);
  if (command !== "stop") await start(agentHome);
  return ok;
}

async function start(agentHome: string): Promise<void> {
  if (readFault(dirname(agentHome))?.kind === "agent-fails")
    throw new Error(
      "start ob_agentd failed: module ob_mgragent exited with 1, see log/mgragent.log",
    );
  if (agentDaemonOf(agentHome) === undefined) spawnDaemon(agentHome);
  for (const end = Date.now() + READY_WITHIN_MS; Date.now() < end; ) {
    if (status(agentHome).ready) return;
    await sleep(Math.min(READY_POLL_MS, 50 + readyAfterMs(agentHome)));
  }
  throw new Error("wait for ob_agentd ready timeout");
}

// The daemon has nothing to do but to be there and hold its lock.
function spawnDaemon(agentHome: string): void {
  mkdirSync(join(agentHome, "run"), { recursive: true });
  const words = ["--nonblock", "--no-fork", "run/ob_agentd.pid", "tail", "-f", "/dev/null"];
  const daemon = spawn("flock", words, { cwd: agentHome, detached: true, stdio: "ignore" });
  daemon.unref();
  writeWhole(join(agentHome, "run/started"), String(daemon.pid));
}

function status(agentHome: string) {
  const pid = agentDaemonOf(agentHome);
  const startedMs = statSync(join(agentHome, "run/started"), { throwIfNoEntry: false })?.mtimeMs;
  const running = pid !== undefined && startedMs !== undefined;
  const ready = running && Date.now() - startedMs >= readyAfterMs(agentHome);
  const state = ready ? "running" : running ? "starting" : "stopped";
  const service = { state, pid: pid ?? 0 };
  return {
    state,
    ready,
    version: "4.2.2",
    pid: pid ?? 0,
    services: { ob_mgragent: service, ob_monagent: service },
    dangling: [],
    startAt: startedMs === undefined ? 0 : Math.trunc(startedMs * 1_000_000),
  };
}

function readyAfterMs(agentHome: string): number {
  const home = dirname(agentHome);
  const fault = readFault(home);
  if (fault?.kind === "agent-slow") return fault.readyAfterMs;
  return readPlace(home)?.timing.agentBootMs ?? READY_POLL_MS;
}
