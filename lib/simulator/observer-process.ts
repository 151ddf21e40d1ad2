import "server-only";
import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { cleanEnvironment } from "./clean-environment";
import {
  allPids,
  commandOf,
  directoryOf,
  isRunning,
  observersIn,
  type ProcessId,
  processOf,
} from "./process-table";
import type { ServerPlan } from "./simulation";

const PATIENCE_MS = 5_000;
const KILL_MS = 5_000;
const START = 'cd "$1" && exec env LD_LIBRARY_PATH="$1/lib:" "$1/bin/observer" -p "$2"';

/** Starts an observer by the command that starts a real one; answers its exit code after the fork. */
export function startObserver({ home, sqlPort }: ServerPlan): Promise<number> {
  return new Promise((resolve, reject) => {
    const shell = spawn("sh", ["-c", START, "sh", home, String(sqlPort)], {
      stdio: "ignore",
      env: cleanEnvironment(),
    });
    shell.once("error", reject);
    shell.once("exit", (code) => resolve(code ?? -1));
  });
}

/** Which of these homes have an observer now. One walk through /proc for all of them. */
export function homesThatRun(plans: readonly ServerPlan[]): Set<string> {
  const homes = new Set(plans.map(({ home }) => home));
  const running = new Set<string>();
  for (const pid of allPids()) {
    const home = directoryOf(pid);
    if (home && homes.has(home) && observersIn(home, [pid]).length > 0) running.add(home);
  }
  return running;
}

/**
 * Ends every observer of a home: TERM, and after 5 s KILL. Which process it is was just read from
 * /proc, by directory and command, and its start is compared again before each signal.
 */
export async function stopObserver(home: string): Promise<void> {
  for (const pid of supervisorsIn(home)) signal(pid, "SIGKILL");
  await end(home, "SIGTERM", PATIENCE_MS);
  await end(home, "SIGKILL", KILL_MS);
}

async function end(home: string, name: "SIGTERM" | "SIGKILL", patienceMs: number): Promise<void> {
  const ids = observersIn(home).flatMap((pid) => processOf(pid) ?? []);
  for (const id of ids) if (isRunning(id)) signal(id.pid, name);
  const deadline = Date.now() + patienceMs;
  while (ids.some((id: ProcessId) => isRunning(id)) && Date.now() < deadline) await sleep(20);
}

/** The shells that would start a crashed observer again. */
function supervisorsIn(home: string): number[] {
  return allPids().filter((pid) => directoryOf(pid) === home && commandOf(pid)[3] === "supervisor");
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself.
  }
}
