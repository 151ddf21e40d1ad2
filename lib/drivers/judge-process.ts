import type { HostProbe, ProcessIdentity } from "./host";

/** What a probe means for the one question a start asks: does the observer of this home run? */
export type ProcessVerdict =
  | { state: "not_running" }
  /** It runs. `locked`: it holds its pid file too, so its start has got that far. */
  | { state: "running"; process: ProcessIdentity; locked: boolean }
  /** No observer is to be seen, yet somebody holds its lock. */
  | { state: "lock_held"; pid: number }
  | { state: "several"; processes: readonly ProcessIdentity[] };

/**
 * The processes and the lock decide, never the pid file, which lies in both directions: it stays after
 * a kill, and its number may be another program's by now.
 */
export function judgeProcess({
  observers,
  lockPid,
}: Pick<HostProbe, "observers" | "lockPid">): ProcessVerdict {
  const [first, second] = observers;
  if (first && second) return { state: "several", processes: observers };
  if (first) return { state: "running", process: first, locked: lockPid !== undefined };
  return lockPid === undefined ? { state: "not_running" } : { state: "lock_held", pid: lockPid };
}
