import "server-only";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** What a running PostgreSQL wrote into its postmaster.pid. */
export interface Postmaster {
  pid: number;
  port: number;
  /** Empty when it listens on loopback only. */
  socketDirectory: string;
  /** `starting` also while it recovers, `ready`, `stopping`. */
  state: string;
}

const POLL_MS = 20;
const FAST_STOP_MS = 30_000;
const IMMEDIATE_STOP_MS = 10_000;

/** Reads postmaster.pid; undefined when there is none or it is cut short. It may be stale. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  const [pid, , , port, socketDirectory, , , state] = linesOf(join(cluster, "postmaster.pid"));
  if (!Number(pid)) return undefined;
  return {
    pid: Number(pid),
    port: Number(port ?? 0),
    socketDirectory: socketDirectory ?? "",
    state: state?.trim() ?? "starting",
  };
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, "utf8").split("\n");
  } catch (error) {
    // PostgreSQL removes it when it ends.
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

/** Whether a process is a PostgreSQL on this data directory: by what it runs and where, not by its number. */
export function isPostgresOn(pid: number, cluster: string): boolean {
  try {
    if (process.platform !== "linux") return commandOf(pid).includes(`-D ${cluster}`);
    // PostgreSQL changes into its data directory and stays there.
    const program = basename(readlinkSync(`/proc/${pid}/exe`)).replace(/ \(deleted\)$/, "");
    return program === "postgres" && readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    return false;
  }
}

/** Every process of PostgreSQL on this data directory, also those that outlived their postmaster. */
function processesOn(cluster: string): number[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0 && isPostgresOn(pid, cluster));
}

/** Ends a PostgreSQL: fast, with a checkpoint; if that takes too long, at once. Waits until it is gone. */
export async function endPostgres(pid: number, cluster: string): Promise<void> {
  signal(pid, "SIGINT");
  if (await isGone(pid, cluster, FAST_STOP_MS)) return;
  signal(pid, "SIGQUIT");
  if (await isGone(pid, cluster, IMMEDIATE_STOP_MS)) return;
  throw new Error(`PostgreSQL (process ${pid}) on ${cluster} does not end`);
}

/** Ends what outlived its postmaster: as long as it is there, no other PostgreSQL may start. */
export async function endOrphans(cluster: string): Promise<void> {
  for (const pid of processesOn(cluster)) {
    if (await isGone(pid, cluster, 1000)) continue;
    signal(pid, "SIGQUIT");
    if (!(await isGone(pid, cluster, IMMEDIATE_STOP_MS))) signal(pid, "SIGKILL");
  }
}

/**
 * Waits for a process that has ended and whose number the system still knows, as it does until its parent
 * has heard of it: PostgreSQL takes it for one that runs, and would not start beside it.
 */
export async function untilForgotten(pid: number): Promise<void> {
  for (const end = Date.now() + IMMEDIATE_STOP_MS; Date.now() < end; await sleep(POLL_MS))
    if (!isEnding(pid)) return;
}

/** A process that has given its memory back has no program any more. */
function isEnding(pid: number): boolean {
  if (process.platform !== "linux") return false;
  try {
    readlinkSync(`/proc/${pid}/exe`);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" && existsSync(`/proc/${pid}`);
  }
}

async function isGone(pid: number, cluster: string, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (isPostgresOn(pid, cluster)) {
    if (Date.now() > deadline) return false;
    await sleep(POLL_MS);
  }
  return true;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended between the look and the signal.
  }
}

const commandOf = (pid: number): string =>
  execFileSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" });
