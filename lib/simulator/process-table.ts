import "server-only";
import { readdirSync, readFileSync, readlinkSync, statSync } from "node:fs";

const MOST_LOOKS = 50;
const LOOK_MS = 2;
const NEVER = new Int32Array(new SharedArrayBuffer(4));

/** One process for as long as the machine is up: a pid may be used again, with its start it is unique. */
export interface ProcessId {
  pid: number;
  /** Field 22 of /proc/pid/stat. */
  startTicks: string;
}

/** The process that has this pid now; undefined when there is none or it is a zombie. */
export function processOf(pid: number): ProcessId | undefined {
  const stat = readProc(`/proc/${pid}/stat`);
  const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
  const startTicks = fields?.[19];
  return startTicks && fields[0] !== "Z" ? { pid, startTicks } : undefined;
}

/** Whether exactly this process is still there. */
export const isRunning = ({ pid, startTicks }: ProcessId): boolean =>
  processOf(pid)?.startTicks === startTicks;

/** Pids of every process of the machine. */
export const allPids = (): number[] =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

/** A process's working directory; undefined when it may not be read. */
export function directoryOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/** A process's words of command; empty when it is gone. */
export function commandOf(pid: number): string[] {
  for (let looks = 0; ; looks += 1) {
    const words = (readProc(`/proc/${pid}/cmdline`) ?? "").split("\0").slice(0, -1);
    // What is just becoming another program has a program and no words yet; what ends has neither.
    if (words.length > 0 || looks === MOST_LOOKS || !hasProgram(pid)) return words;
    Atomics.wait(NEVER, 0, 0, LOOK_MS);
  }
}

function hasProgram(pid: number): boolean {
  try {
    return readlinkSync(`/proc/${pid}/exe`) !== "";
  } catch {
    return false;
  }
}

/** Pids of the processes that run `bin/observer` in this home, by /proc alone. */
export function observersIn(home: string, pids: readonly number[] = allPids()): number[] {
  return pids.filter((pid) => directoryOf(pid) === home && runsObserver(commandOf(pid)));
}

const runsObserver = ([program, script]: string[]): boolean =>
  [program, script].some((word) => word === "bin/observer" || word?.endsWith("/bin/observer"));

/** Who holds a lock on a file, as /proc/locks tells. */
export function lockHolder(path: string): number | undefined {
  const inode = statSync(path, { throwIfNoEntry: false })?.ino;
  const line = (readProc("/proc/locks") ?? "")
    .split("\n")
    .map((text) => text.trim().split(/\s+/))
    .find((words) => words[5]?.split(":")[2] === String(inode));
  return inode === undefined || line === undefined ? undefined : Number(line[4]);
}

function readProc(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
