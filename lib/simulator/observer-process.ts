import "server-only";
import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { cleanEnvironment } from "./clean-environment";
import { allPids, commandOf, directoryOf, observersIn, processOf } from "./process-table";
import type { ServerPlan } from "./simulation";

const PATIENCE_MS = 5_000;
const GIVE_UP_MS = 15_000;
const LOOK_MS = 20;
// A supervisor that is just becoming the observer is for an instant neither.
const QUIET_LOOKS = 2;
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
 * Ends every observer of a home, and who would start it again: TERM, and after 5 s KILL. Which
 * processes these are is read from /proc before each signal, by directory and command.
 */
export async function stopObserver(home: string): Promise<void> {
  const began = Date.now();
  const asked = new Set<string>();
  for (let quiet = 0; quiet < QUIET_LOOKS; ) {
    const waitedMs = Date.now() - began;
    if (waitedMs > GIVE_UP_MS) throw new Error(`The observer in ${home} cannot be ended`);
    const supervisors = supervisorsIn(home);
    for (const pid of supervisors) signal(pid, "SIGKILL");
    const observers = observersIn(home);
    endEach(observers, waitedMs > PATIENCE_MS ? "SIGKILL" : "SIGTERM", asked);
    quiet = supervisors.length + observers.length === 0 ? quiet + 1 : 0;
    await sleep(LOOK_MS);
  }
}

/** Sends each process each signal once. */
function endEach(pids: readonly number[], name: NodeJS.Signals, asked: Set<string>): void {
  for (const { pid, startTicks } of pids.flatMap((each) => processOf(each) ?? [])) {
    const request = `${pid} ${startTicks} ${name}`;
    if (asked.has(request)) continue;
    asked.add(request);
    signal(pid, name);
  }
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
